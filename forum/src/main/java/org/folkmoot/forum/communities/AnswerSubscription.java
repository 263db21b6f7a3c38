package org.folkmoot.forum.communities;

import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.SubscriptionChange;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// Takes down what a community's server says to somebody who subscribed there. A yes that comes again changes nothing;
/// a no ends the subscription, whether it waited or stood.
public final class AnswerSubscription {

    private final Database database;
    private final Ledger ledger;
    private final CommunityStore communities = new CommunityStore();
    private final SubscriptionStore subscriptions = new SubscriptionStore();

    public AnswerSubscription(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// Whoever delivers the answer has to be the server of the community: that is for the door to see to.
    ///
    /// @return missing when there is no such community of another server, or nobody asked
    public Outcome<Boolean> answer(PersonId person, CommunityId community, boolean accepted) {
        return database.write(transaction -> answer(transaction, person, community, accepted));
    }

    private Outcome<Boolean> answer(Transaction transaction, PersonId person, CommunityId community, boolean accepted) {
        Optional<CommunityState> elsewhere = communities
                .find(transaction, community)
                .filter(state -> !state.instanceId().equals(Site.OURS));
        if (elsewhere.isEmpty() || !subscriptions.subscribed(transaction, person, community)) {
            return new Outcome.Missing<>();
        }
        boolean changed = accepted
                ? subscriptions.accept(transaction, person, community)
                : subscriptions.unsubscribe(transaction, person, community);
        if (changed) {
            SubscriptionChange change = accepted ? SubscriptionChange.ACCEPTED : SubscriptionChange.REFUSED;
            ledger.append(transaction, new SubscriptionChanged(person, community, change), null);
        }
        return new Outcome.Done<>(accepted);
    }
}
