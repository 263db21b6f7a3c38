package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `subscription` and `community_follower_instance`. The only place that does.
///
/// Who reads a community is counted in the same statement, in `community_count`. Servers whose people
/// subscribe to a community of ours are counted in the same statement as the subscription itself: they
/// are the ones who must hear of what happens there.
final class SubscriptionStore {

    private static final String SUBSCRIBE = """
            with added as (
              insert into subscription (person_id, community_id, subscribed_at, state, ask_again_at)
              values (:person, :community, :at, :state, :again)
              on conflict do nothing
              returning person_id, community_id),
            counted as (
              insert into community_count as known (community_id, subscribers)
              select community_id, 1 from added
              on conflict (community_id) do update set subscribers = known.subscribers + 1),
            followed as (
              insert into community_follower_instance as known (community_id, instance_id, followers)
              select added.community_id, person.instance_id, 1
              from added
              join person on person.id = added.person_id
              join community on community.id = added.community_id
              where person.instance_id <> 1 and community.instance_id = 1
              on conflict (community_id, instance_id) do update set followers = known.followers + 1)
            select count(*) from added
            """;

    private static final String UNSUBSCRIBE = """
            with gone as (
              delete from subscription where person_id = :person and (:everywhere or community_id = :community)
              returning community_id),
            counted as (
              update community_count as known set subscribers = known.subscribers - 1
              from gone where known.community_id = gone.community_id),
            fewer as (
              update community_follower_instance as known set followers = known.followers - 1
              from gone
              where known.community_id = gone.community_id
                and known.instance_id = (select instance_id from person where id = :person))
            select community_id from gone
            """;

    private static final String ACCEPT = """
            update subscription set state = 'ACCEPTED', ask_again_at = null
            where person_id = :person and community_id = :community and state = 'PENDING'
            """;

    private static final String UNANSWERED = """
            select person_id, community_id, asks from subscription
            where ask_again_at <= :now and state = 'PENDING'
            order by ask_again_at
            limit :limit
            for update skip locked
            """;

    /// A subscription that waits for its answer.
    ///
    /// @param asks how often it was asked for
    record Unanswered(PersonId personId, CommunityId communityId, int asks) {}

    /// Those whose time has come to be asked for again; they stay locked until the transaction ends.
    List<Unanswered> unanswered(Transaction transaction, Instant now, int limit) {
        return transaction
                .query(UNANSWERED)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Unanswered.class)
                .list();
    }

    /// @param next when it is asked for again; null for never
    void askedAgain(Transaction transaction, Unanswered one, @Nullable Instant next) {
        transaction
                .update("""
                        update subscription set asks = asks + 1, ask_again_at = :next
                        where person_id = :person and community_id = :community
                        """)
                .bind("person", one.personId())
                .bind("community", one.communityId())
                .bind("next", next)
                .execute();
    }

    /// Subscribes somebody who does not yet.
    ///
    /// @param pending whether the community's server has to say yes first
    void subscribe(Transaction transaction, PersonId person, CommunityId community, boolean pending, Instant at) {
        transaction
                .query(SUBSCRIBE)
                .bind("person", person)
                .bind("community", community)
                .bind("state", pending ? "PENDING" : "ACCEPTED")
                .bind("at", at)
                .bind("again", pending ? AskAgain.first(at) : null)
                .mapTo(Long.class)
                .one();
    }

    /// Answers false when there was no subscription.
    boolean unsubscribe(Transaction transaction, PersonId person, CommunityId community) {
        return !end(transaction, person, community.value(), false).isEmpty();
    }

    /// Answers with the communities that they subscribed to.
    List<CommunityId> unsubscribeAll(Transaction transaction, PersonId person) {
        return end(transaction, person, 0, true);
    }

    private static List<CommunityId> end(Transaction transaction, PersonId person, long community, boolean everywhere) {
        return transaction
                .query(UNSUBSCRIBE)
                .bind("person", person)
                .bind("community", community)
                .bind("everywhere", everywhere)
                .mapTo(CommunityId.class)
                .list();
    }

    boolean subscribed(Transaction transaction, PersonId person, CommunityId community) {
        return transaction
                .query("""
                        select exists (select from subscription
                          where person_id = :person and community_id = :community)
                        """)
                .bind("person", person)
                .bind("community", community)
                .mapTo(Boolean.class)
                .one();
    }

    List<Communities.Followers> followers(Transaction transaction, CommunityId community) {
        return transaction
                .query("select instance_id, followers from community_follower_instance "
                        + "where community_id = :community and followers > 0 order by instance_id")
                .bind("community", community)
                .mapTo(Communities.Followers.class)
                .list();
    }

    /// Answers false when nothing waited for an answer.
    boolean accept(Transaction transaction, PersonId person, CommunityId community) {
        return transaction
                        .update(ACCEPT)
                        .bind("person", person)
                        .bind("community", community)
                        .execute()
                == 1;
    }
}
