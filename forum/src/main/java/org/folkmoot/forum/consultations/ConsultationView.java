package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.ElectorateRule;
import org.folkmoot.rules.consultations.ElectorateRule.Member;
import org.folkmoot.rules.consultations.ElectorateRule.Obstacle;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.VoicesRule;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// What people see of consultations.
public final class ConsultationView {

    /// How many open ones wait for the ballot of `:person`.
    public static final String TO_DECIDE = """
            select count(*) from consultation
            join elector on elector.consultation_id = consultation.id and elector.person_id = :person
            where consultation.stage = 'OPEN' and not elector.took_part
            """;

    private final Database database;
    private final CountBallots countBallots;
    private final InstantSource clock;
    private final ConsultationStore store = new ConsultationStore();
    private final ElectorStore electors = new ElectorStore();
    private final EnvelopeStore envelopes = new EnvelopeStore();
    private final KeyExportStore exports = new KeyExportStore();
    private final VoicesView voices = new VoicesView();
    private final KeptTurnout kept;

    public ConsultationView(Database database, CountBallots countBallots, InstantSource clock) {
        this.database = database;
        this.countBallots = countBallots;
        this.clock = clock;
        kept = new KeptTurnout(clock);
    }

    /// One consultation as somebody sees it.
    ///
    /// @param could     how many may take part; of a draft, how many might if it were announced now
    /// @param did       how many took part so far
    /// @param standing  of the one who looks
    /// @param keyAbsent whether it is closed and cannot be counted, since its key is not here
    /// @param voices    of those who do not decide; none where nobody else is heard
    /// @param ages      turnout by the age of accounts; empty where groups would be too small
    /// @param banned    how many on the list were banned from the site while it ran; 0 before the count
    /// @param exports   whenever its key was exported, the first time first
    public record Shown(
            Consultation consultation,
            int could,
            int did,
            Standing standing,
            boolean keyAbsent,
            Voices voices,
            List<TurnoutRule.Group> ages,
            int banned,
            List<KeyExport> exports) {

        public Shown {
            exports = List.copyOf(exports);
            ages = List.copyOf(ages);
        }
    }

    /// What those say of an option who do not decide.
    ///
    /// @param elsewhere votes up by people of other servers
    /// @param members   by members of this site who are not on the list
    public record Voice(int option, int elsewhere, int members) {}

    /// What those say who do not decide.
    ///
    /// @param options from the first on; empty where nobody else is heard
    /// @param servers what those of other servers said, server by server; small ones are told together
    public record Voices(List<Voice> options, List<VoicesRule.Server> servers) {

        /// Where nobody else is heard.
        public static final Voices NONE = new Voices(List.of(), List.of());

        public Voices {
            options = List.copyOf(options);
            servers = List.copyOf(servers);
        }
    }

    /// What the one who looks may do.
    public sealed interface Standing {

        /// Nobody is logged in.
        record Visitor() implements Standing {}

        /// On the list.
        ///
        /// @param took whether they took part already
        record Elector(boolean took) implements Standing {}

        /// Not on the list.
        ///
        /// @param obstacle what stands against it; null where nothing does any more, and something did when
        ///                 the list was fixed
        record Outside(@Nullable Obstacle obstacle) implements Standing {}
    }

    /// A ballot as it is published.
    public record Published(String receipt, List<Integer> choice) {

        public Published {
            choice = List.copyOf(choice);
        }
    }

    /// Some consultations, the newest first; drafts only for admins.
    ///
    /// @param before only older ones; null from the newest on
    public List<Consultation> page(Viewer viewer, @Nullable ConsultationId before, int limit) {
        return database.read(transaction -> store.page(transaction, admin(viewer), before, limit));
    }

    /// One that asks a member.
    ///
    /// @param took whether they took part already
    public record Asking(Consultation consultation, boolean took) {}

    /// What a member is asked: those that are open first, then those that will be.
    public List<Asking> asking(PersonId person) {
        return database.read(transaction -> {
            List<Consultation> asking = store.asking(transaction, person);
            Set<ConsultationId> took = electors.tookPart(
                    transaction, person, asking.stream().map(Consultation::id).toList());
            return asking.stream()
                    .map(one -> new Asking(one, took.contains(one.id())))
                    .toList();
        });
    }

    /// One consultation; empty when there is none, or it is a draft and not for the one who looks.
    public Optional<Shown> one(Viewer viewer, ConsultationId consultation) {
        return database.read(transaction -> store.one(transaction, consultation)
                .filter(found -> found.stage() != Stage.DRAFT || admin(viewer))
                .map(found -> shown(transaction, viewer, found)));
    }

    private Shown shown(Transaction transaction, Viewer viewer, Consultation consultation) {
        ElectorStore.Turnout turnout = turnout(transaction, consultation);
        boolean keyAbsent = consultation.stage() == Stage.CLOSED
                && countBallots.keys(consultation).isEmpty();
        return new Shown(
                consultation,
                turnout.could(),
                turnout.did(),
                standing(transaction, viewer, consultation),
                keyAbsent,
                voices(transaction, consultation),
                consultation.stage().opened() ? turnout.ages() : List.of(),
                consultation.counted() == null ? 0 : electors.banned(transaction, consultation.id()),
                exports.of(transaction, consultation.id()));
    }

    private ElectorStore.Turnout turnout(Transaction transaction, Consultation consultation) {
        Consultation.Announced announced = consultation.announced();
        if (announced == null) {
            int fit = electors.fit(transaction, consultation.question().electors(), clock.instant());
            return new ElectorStore.Turnout(fit, 0, List.of());
        }
        ConsultationId id = consultation.id();
        return kept.of(id, consultation.stage(), announced.electorate(), () -> electors.turnout(transaction, id));
    }

    private Voices voices(Transaction transaction, Consultation consultation) {
        return consultation.voices() == null
                ? Voices.NONE
                : voices.voices(
                        transaction,
                        consultation.id(),
                        consultation.question().options().size());
    }

    private Standing standing(Transaction transaction, Viewer viewer, Consultation consultation) {
        PersonId person = viewer.person();
        if (person == null) {
            return new Standing.Visitor();
        }
        Optional<Boolean> took = electors.tookPart(transaction, consultation.id(), person);
        return took.<Standing>map(Standing.Elector::new)
                .orElseGet(() -> new Standing.Outside(obstacle(transaction, person, consultation)));
    }

    private @Nullable Obstacle obstacle(Transaction transaction, PersonId person, Consultation consultation) {
        ElectorateRule.Conditions conditions = consultation.question().electors();
        Instant now = clock.instant();
        Instant day = Optional.ofNullable(consultation.announced())
                .map(Consultation.Announced::at)
                .orElse(now);
        Optional<Member> member = electors.member(transaction, person, conditions, day, now);
        return member.isEmpty() ? null : ElectorateRule.judge(conditions, member.get());
    }

    /// The ballots of one that was counted, by receipt; empty when it was not, or when there are too few to
    /// be told.
    public Optional<List<Published>> published(ConsultationId consultation) {
        return database.read(transaction -> store.one(transaction, consultation)
                .map(Consultation::counted)
                .filter(Counted::told)
                .map(counted -> envelopes.published(transaction, consultation).stream()
                        .map(ballot -> new Published(ballot.receipt(), ballot.choice()))
                        .toList()));
    }

    private static boolean admin(Viewer viewer) {
        return viewer instanceof Viewer.Member member && member.admin();
    }
}
