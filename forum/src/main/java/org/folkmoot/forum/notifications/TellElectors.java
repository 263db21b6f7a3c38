package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Mail;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.notifications.Inbox.Kind;
import org.folkmoot.forum.notifications.RoundStore.Matter;
import org.folkmoot.forum.notifications.RoundStore.Round;
import org.folkmoot.rules.consultations.ReminderRule;
import org.jspecify.annotations.Nullable;

/// Tells everybody on the list of a consultation that they are asked: when it is announced, when voting
/// opens, once before it closes where they have not voted, and how it ended.
///
/// It stands in their inbox, and, but for how it ended, is written to them where they confirmed an e-mail address.
///
/// A list may hold 200,000 people, so it is gone through in steps. Each notes, in its own transaction, how far
/// it came: after a crash the next goes on from there, and nobody is told twice or passed over.
public final class TellElectors {

    /// People who are told in one transaction: it holds up nobody noticeably.
    private static final int STEP = 10_000;

    private final Database database;
    private final MailOutbox outbox;
    private final InstantSource clock;
    private final int step;
    private final RoundStore rounds = new RoundStore();
    private final NotificationStore notifications = new NotificationStore();

    public TellElectors(Database database, MailOutbox outbox, InstantSource clock) {
        this(database, outbox, clock, STEP);
    }

    /// As the other, with steps of another size.
    TellElectors(Database database, MailOutbox outbox, InstantSource clock, int step) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.step = step;
    }

    /// Tells whatever is to be told by now.
    public void tell() {
        begin();
        for (Round round : database.read(rounds::unfinished)) {
            while (database.<Boolean>write(transaction -> step(transaction, round))) {
                // until everybody on the list was told
            }
        }
    }

    /// Notes what there is to tell.
    void begin() {
        Instant now = clock.instant();
        for (Matter matter : database.read(transaction -> rounds.matters(transaction, now))) {
            begin(matter, now);
        }
    }

    private void begin(Matter matter, Instant now) {
        for (Kind kind : due(matter, now)) {
            if (!matter.begun().contains(kind.name())) {
                database.change(transaction -> rounds.begin(transaction, matter.id(), kind));
            }
        }
    }

    private static Set<Kind> due(Matter matter, Instant now) {
        return switch (matter.stage()) {
            case ANNOUNCED -> EnumSet.of(Kind.ANNOUNCED);
            case OPEN ->
                now.isBefore(ReminderRule.at(matter.opensAt(), matter.closesAt()))
                        ? EnumSet.of(Kind.OPENED)
                        : EnumSet.of(Kind.OPENED, Kind.CLOSING);
            case DECIDED -> EnumSet.of(Kind.DECIDED);
            case VOID -> EnumSet.of(Kind.GIVEN_UP);
            case DRAFT, CLOSED, COUNTED -> EnumSet.noneOf(Kind.class);
        };
    }

    /// Tells the next of them, and answers whether there may be more.
    boolean step(Transaction transaction, Round round) {
        Optional<Long> reached = rounds.lock(transaction, round);
        if (reached.isEmpty()) {
            return false; // another node is at it, or done
        }
        rounds.hold(transaction, round);
        List<Long> people = rounds.people(transaction, round, reached.get(), step);
        Instant now = clock.instant();
        if (people.isEmpty()) {
            rounds.done(transaction, round, now);
            return false;
        }
        long[] told = people.stream().mapToLong(Long::longValue).toArray();
        notifications.asked(transaction, round, told, now);
        Mail.Kind letter = letter(round.kind());
        if (letter != null) {
            MailOutbox.Matter matter = new MailOutbox.Matter(
                    round.consultationId().value(), round.question(), round.opensAt(), round.closesAt());
            outbox.write(transaction, letter, matter, told, now);
        }
        rounds.reached(transaction, round, people.getLast());
        return true;
    }

    /// What is written beside what stands in the inbox; null where that is enough.
    private static Mail.@Nullable Kind letter(Kind kind) {
        return switch (kind) {
            case ANNOUNCED -> Mail.Kind.ANNOUNCED;
            case OPENED -> Mail.Kind.OPENED;
            case CLOSING -> Mail.Kind.CLOSING;
            case BALLOT_CAST, DECIDED, GIVEN_UP, REPLY, MENTION -> null;
        };
    }
}
