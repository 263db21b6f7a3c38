package org.folkmoot.forum.communities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;

/// Asks again where a member subscribed and the community's server never answered.
///
/// Lemmy 0.19 begins to send to a server only some time after it has first heard of it, and what it had to say before
/// is
/// lost: the very first "yes" to a new server always. Its people then see "pending" for ever. Asking twice does no
/// harm:
/// whoever follows already is told yes again.
public final class AskAgain {

    /// Between one time and the next; after the last nobody is asked any more.
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(7));

    private static final int AT_ONCE = 200;

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final SubscriptionStore subscriptions = new SubscriptionStore();

    public AskAgain(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// When to ask for the first time after the asking itself.
    static Instant first(Instant asked) {
        return asked.plus(WAITS.getFirst());
    }

    /// Asks wherever it is time.
    ///
    /// @return how many were asked
    public int ask() {
        return database.write(this::ask);
    }

    private int ask(Transaction transaction) {
        Instant now = clock.instant();
        List<SubscriptionStore.Unanswered> due = subscriptions.unanswered(transaction, now, AT_ONCE);
        for (SubscriptionStore.Unanswered one : due) {
            Instant next = one.asks() < WAITS.size() ? now.plus(WAITS.get(one.asks())) : null;
            subscriptions.askedAgain(transaction, one, next);
            ledger.append(
                    transaction,
                    new SubscriptionChanged(one.personId(), one.communityId(), SubscriptionChange.ASKED),
                    null);
        }
        return due.size();
    }
}
