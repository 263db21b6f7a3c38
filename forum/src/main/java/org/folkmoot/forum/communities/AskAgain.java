package org.folkmoot.forum.communities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.rules.peers.AskAgainRule;

/// Asks again where a member subscribed and the community's server never answered, when [AskAgainRule] says so.
public final class AskAgain {

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
        return asked.plus(AskAgainRule.wait(0).orElseThrow());
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
            Instant next = AskAgainRule.wait(one.asks()).map(now::plus).orElse(null);
            subscriptions.askedAgain(transaction, one, next);
            ledger.append(
                    transaction,
                    new SubscriptionChanged(one.personId(), one.communityId(), SubscriptionChange.ASKED),
                    null);
        }
        return due.size();
    }
}
