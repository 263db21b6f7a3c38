package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.forum.accounts.MailOutboxStore.Due;
import org.folkmoot.forum.accounts.Postman.Fate;
import org.folkmoot.forum.accounts.Postman.MailServerAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits in the outbox, some at a time over one connection.
///
/// Each letter is leased before it is sent and marked after. When the server dies in between, it is sent once
/// more when the lease runs out, with the same Message-ID, so that mail programs show one.
public final class SendMail {

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    /// For how long a letter that was taken up is nobody else's.
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_PATIENCE = Duration.ofMinutes(5);
    private static final Duration MOST_PATIENCE = Duration.ofHours(6);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    /// So long nothing of the same kind about the same is written again, whatever happens.
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Database database;
    private final PasswordLinks passwordLinks;
    private final MailTokens tokens;
    private final LetterWriter writer;
    private final Postman postman;
    private final InstantSource clock;
    private final MailOutboxStore store = new MailOutboxStore();
    private Duration wait = Duration.ZERO;
    private Instant notBefore = Instant.MIN;

    public SendMail(
            Database database,
            PasswordLinks passwordLinks,
            MailTokens tokens,
            LetterWriter writer,
            Postman postman,
            InstantSource clock) {
        this.database = database;
        this.passwordLinks = passwordLinks;
        this.tokens = tokens;
        this.writer = writer;
        this.postman = postman;
        this.clock = clock;
    }

    /// A letter that is taken up.
    private record Ready(Due due, Letter letter) {}

    /// Sends some of what is due; nothing while the mail server was away a moment ago. For one thread.
    ///
    /// @return how many letters it dealt with; 0 when there is nothing to do
    public int send(int most) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore) || !database.<Boolean>read(transaction -> store.waiting(transaction, now))) {
            return 0;
        }
        List<Due> taken = database.write(transaction -> store.take(transaction, now, now.plus(LEASE), most));
        List<Ready> ready =
                taken.stream().map(this::ready).flatMap(Optional::stream).toList();
        if (!ready.isEmpty()) {
            go(ready);
        }
        return taken.size();
    }

    /// Forgets what was settled long ago.
    public void forget() {
        database.change(transaction -> store.forget(transaction, clock.instant().minus(KEPT)));
    }

    private Optional<Ready> ready(Due due) {
        Instant now = clock.instant();
        String name = due.name();
        String to = due.email();
        if (name == null || to == null || !wanted(due, now)) {
            settle(due, now, false);
            return Optional.empty();
        }
        Optional<String> token = token(due, to);
        if (token.isEmpty()) {
            settle(due, now, false);
            return Optional.empty();
        }
        String id = tokens.mark(due.kind(), due.about(), due.personId());
        Mail mail = new Mail(
                due.kind(),
                due.about(),
                due.title(),
                due.beginsAt(),
                due.endsAt(),
                name,
                due.locale(),
                to,
                token.get());
        return writer.write(mail, id).map(letter -> new Ready(due, letter));
    }

    /// Whether it still has a reader: people change their minds, and voting ends, while a letter waits.
    private static boolean wanted(Due due, Instant now) {
        Instant ends = due.endsAt();
        boolean late = ends != null && !now.isBefore(ends);
        return !late
                && switch (due.kind()) {
                    case ANNOUNCED, OPENED -> due.confirmed() && due.wanted();
                    case CLOSING -> due.confirmed() && due.wanted() && due.reminded();
                    case CONFIRM_ADDRESS -> !due.confirmed();
                    case SET_PASSWORD -> due.confirmed();
                };
    }

    /// A link that sets a password is made when its letter leaves: the outbox holds nothing that opens an account.
    /// Empty where it would go to an address that they took back meanwhile.
    private Optional<String> token(Due due, String to) {
        return switch (due.kind()) {
            case ANNOUNCED, OPENED, CLOSING -> Optional.of(tokens.unsubscribing(due.personId()));
            case CONFIRM_ADDRESS -> Optional.of(tokens.confirming(due.personId(), to));
            case SET_PASSWORD -> passwordLinks.make(due.personId(), to);
        };
    }

    private void go(List<Ready> ready) {
        int settled = 0;
        try (Postman.Round round = postman.start()) {
            for (Ready one : ready) {
                fate(one.due(), round.deliver(one.letter()));
                settled++;
            }
            back();
        } catch (MailServerAway away) {
            putOff(ready.subList(settled, ready.size()), away);
        }
    }

    private void back() {
        if (!wait.isZero()) {
            log.info("The mail server takes letters again");
        }
        wait = Duration.ZERO;
    }

    private void putOff(List<Ready> rest, MailServerAway away) {
        if (wait.isZero()) {
            log.warn("{}; trying again until it works", away.getMessage());
        }
        wait = wait.isZero() ? FIRST_WAIT : shorter(wait.multipliedBy(2), LONGEST_WAIT);
        Instant next = clock.instant().plus(wait);
        notBefore = next;
        for (Ready one : rest) {
            later(one.due(), next);
        }
    }

    private void fate(Due due, Fate fate) {
        Instant now = clock.instant();
        switch (fate) {
            case TAKEN -> settle(due, now, true);
            case LATER -> later(due, now.plus(patience(due.attempts())));
            case NEVER -> {
                log.info(
                        "The mail server does not take letter {} for person {}",
                        what(due),
                        due.personId().value());
                settle(due, now, false);
            }
        }
    }

    private void later(Due due, Instant next) {
        Instant now = clock.instant();
        if (now.isAfter(due.writtenAt().plus(GIVEN_UP_AFTER))) {
            log.warn(
                    "Letter {} for person {} is given up after {} attempts",
                    what(due),
                    due.personId().value(),
                    due.attempts());
            settle(due, now, false);
        } else {
            database.change(transaction -> store.later(transaction, due, next));
        }
    }

    private void settle(Due due, Instant now, boolean sent) {
        database.change(transaction -> {
            if (sent) {
                store.sent(transaction, due, now);
            } else {
                store.givenUp(transaction, due, now);
            }
        });
    }

    private static String what(Due due) {
        return due.kind() + " " + due.about();
    }

    private static Duration patience(int attempts) {
        return shorter(FIRST_PATIENCE.multipliedBy(1L << Math.min(attempts - 1, 10)), MOST_PATIENCE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
