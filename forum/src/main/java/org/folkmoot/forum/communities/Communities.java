package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// What the rooms above may know of a community and do to it, within their own deeds.
public final class Communities {

    private final CommunityStore store = new CommunityStore();
    private final SubscriptionStore subscriptions = new SubscriptionStore();

    public Optional<CommunityState> find(Transaction transaction, CommunityId community) {
        return store.find(transaction, community);
    }

    /// As [#find], keeping other changes of it out until the transaction ends.
    public Optional<CommunityState> lock(Transaction transaction, CommunityId community) {
        return store.lock(transaction, community);
    }

    /// Removes a community from sight, or with null restores it.
    public void removed(Transaction transaction, CommunityId community, @Nullable Instant at) {
        store.removed(transaction, community, at);
    }

    /// A server whose people subscribe to a community of ours.
    public record Followers(InstanceId instanceId, int followers) {}

    /// The servers that have to hear of what happens in a community of ours.
    public List<Followers> followers(Transaction transaction, CommunityId community) {
        return subscriptions.followers(transaction, community);
    }

    /// Ends everything that a person has with communities, bans excepted.
    ///
    /// @return the communities that they subscribed to
    public List<CommunityId> forget(Transaction transaction, PersonId person) {
        store.forget(transaction, person);
        return subscriptions.unsubscribeAll(transaction, person);
    }
}
