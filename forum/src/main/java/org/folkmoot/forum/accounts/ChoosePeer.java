package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.rules.peers.PeerChoiceRule;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.visibility.Seen;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Keeps what a member decides for their own eyes about a peer, or that they want to be asked again
/// later. Nobody else sees that, and nothing else follows: what they see is worked out whenever they
/// look.
public final class ChoosePeer {

    /// After how long somebody is asked again who put it off.
    public static final Duration LATER = Duration.ofDays(7);

    /// What was chosen.
    ///
    /// @param server  one of the peer's
    /// @param choices what was chosen; an axis that is not named stays as it is
    /// @param basedOn the decision that the member read; null when nothing was decided then
    public record Request(
            PersonId person,
            String server,
            Map<Axis, Choice> choices,
            @Nullable TermsVersionId basedOn) {

        public Request {
            choices = Map.copyOf(choices);
        }
    }

    /// What a choice is about, as it is now.
    ///
    /// @param row    what was chosen about it before; null for nothing
    /// @param before what holds for it by what was chosen before, here or about where its servers
    ///        belonged
    private record Subject(
            String name,
            @Nullable Peer peer,
            Set<String> domains,
            Set<String> apart,
            Contents contents,
            PeerChoiceStore.@Nullable Row row,
            Choices before) {

        PeerChoice choosing(Choices choices) {
            return new PeerChoice(peer == null ? null : peer.id(), domains, apart, choices);
        }
    }

    private final Database database;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final Instances instances = new Instances();
    private final PeerChoiceStore store = new PeerChoiceStore();

    public ChoosePeer(Database database, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /// Keeps a choice. Refused when what the site does has changed since the member read it, so that
    /// nobody chooses what they did not read; a new name, or another weight for votes, changes nothing of
    /// it.
    public Outcome<Choices> choose(Request request) {
        return database.write(transaction -> {
            Policy policy = terms.policy(transaction);
            Optional<Subject> subject = subject(transaction, policy, request.person(), request.server());
            if (subject.isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (!read(transaction, policy, request.basedOn(), subject.get())) {
                return new Outcome.Refused<>(Refusal.SERVER_CHANGED_MEANWHILE);
            }
            Choices before = subject.get().before();
            Choices chosen = merged(before, request.choices());
            return Stream.of(Axis.values())
                            .filter(axis -> chosen.on(axis) != before.on(axis))
                            .allMatch(axis -> Seen.offers(subject.get().contents(), axis, chosen.on(axis)))
                    ? keep(transaction, request.person(), subject.get(), chosen, null)
                    : new Outcome.Refused<>(Refusal.NOT_TO_BE_CHOSEN);
        });
    }

    /// Keeps that a member wants to be asked later about a peer. What they chose stays.
    public Outcome<Choices> later(PersonId person, String server) {
        return database.write(transaction -> subject(transaction, terms.policy(transaction), person, server)
                .map(subject -> keep(
                        transaction,
                        person,
                        subject,
                        subject.before(),
                        clock.instant().plus(LATER)))
                .orElseGet(Outcome.Missing::new));
    }

    private Outcome<Choices> keep(
            Transaction transaction, PersonId person, Subject subject, Choices chosen, @Nullable Instant askAgainAt) {
        PeerChoiceStore.Row row = subject.row();
        if (row != null) {
            store.remove(transaction, person, row.id());
        }
        store.release(transaction, person, subject.domains());
        store.write(transaction, person, subject.name(), subject.choosing(chosen), askAgainAt, clock.instant());
        return new Outcome.Done<>(chosen);
    }

    private static Choices merged(Choices before, Map<Axis, Choice> chosen) {
        return Choices.of(Stream.of(Axis.values())
                .map(axis -> chosen.getOrDefault(axis, before.on(axis)))
                .toList());
    }

    private Optional<Subject> subject(Transaction transaction, Policy policy, PersonId person, String server) {
        if (!store.lock(transaction, person)) {
            return Optional.empty();
        }
        List<PeerChoiceStore.Row> rows = store.rows(transaction, person);
        Optional<Peer> peer = policy.of(server);
        if (peer.isPresent()) {
            return Optional.of(about(policy, peer.get(), rows));
        }
        return instances.known(transaction, server).isPresent() || named(policy, rows, server) != null
                ? Optional.of(about(policy, server, named(policy, rows, server)))
                : Optional.empty();
    }

    private static Subject about(Policy policy, Peer peer, List<PeerChoiceStore.Row> rows) {
        PeerChoiceStore.Row own = rows.stream()
                .filter(row -> peer.id().equals(row.peerId()))
                .findFirst()
                .orElse(null);
        PeerChoiceStore.Row held = own != null
                ? own
                : rows.stream()
                        .filter(row -> row.domains().stream().anyMatch(peer.domains()::contains))
                        .findFirst()
                        .orElse(null);
        return new Subject(
                peer.name(),
                peer,
                peer.domains(),
                PeerChoiceRule.apart(policy, peer.domains()),
                peer.terms().contents(),
                own,
                held == null ? Choices.NONE : held.choices());
    }

    /// A server without terms of its own: with those that were chosen about together, where their peer is
    /// no more.
    private static Subject about(Policy policy, String server, PeerChoiceStore.@Nullable Row row) {
        Set<String> domains = row == null
                ? Set.of(server)
                : row.domains().stream()
                        .filter(domain -> policy.of(domain).isEmpty())
                        .collect(Collectors.toSet());
        return new Subject(
                row == null ? server : row.name(),
                null,
                domains,
                PeerChoiceRule.apart(policy, domains),
                policy.standard().contents(),
                row,
                row == null ? Choices.NONE : row.choices());
    }

    private static PeerChoiceStore.@Nullable Row named(Policy policy, List<PeerChoiceStore.Row> rows, String server) {
        return rows.stream()
                .filter(row -> row.domains().contains(server))
                .filter(row -> row.peerId() == null || policy.peer(row.peerId()).isEmpty())
                .findFirst()
                .orElse(null);
    }

    /// Whether a decision that a member read says the same of what they choose about as the one in force.
    private boolean read(Transaction transaction, Policy policy, @Nullable TermsVersionId basedOn, Subject subject) {
        Peer peer = subject.peer();
        TermsVersionId now = peer == null ? policy.standardDecision().orElse(null) : peer.decision();
        if (basedOn == null) {
            return now == null;
        }
        if (basedOn.equals(now)) {
            return true;
        }
        Set<String> servers = peer == null ? Set.of() : peer.domains();
        return terms.version(transaction, basedOn)
                .map(version -> version.domains().equals(servers)
                        && version.terms().contents().equals(subject.contents()))
                .orElse(false);
    }
}
