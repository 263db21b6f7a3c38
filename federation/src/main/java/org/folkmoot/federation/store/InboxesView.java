package org.folkmoot.federation.store;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;

/// Where the people of a server are reached. Reads only.
public final class InboxesView {

    /// A server that has a shared inbox gives the same one to everybody, so one row stands for all of its followers.
    private static final String FOLLOWERS = """
            select distinct coalesce(remote_actor.shared_inbox, remote_actor.inbox)
            from subscription
            join person on person.id = subscription.person_id
            join instance on instance.id = person.instance_id
            join remote_actor on remote_actor.kind = 'PERSON' and remote_actor.actor_id = person.id
            where subscription.community_id = :community and instance.domain = :peer
              and remote_actor.inbox is not null
            """;

    private static final String ANYBODY = """
            select coalesce(shared_inbox, inbox) from remote_actor
            where peer = :peer and inbox is not null
            order by shared_inbox nulls last limit 1
            """;

    /// Whether people of other servers follow a community.
    public boolean followed(Transaction transaction, CommunityId community) {
        return transaction
                .query("""
                        select exists (select from community_follower_instance
                                       where community_id = :community and followers > 0)
                        """)
                .bind("community", community)
                .mapTo(boolean.class)
                .one();
    }

    /// The inboxes of a server's people who follow a community.
    public List<String> ofFollowers(Transaction transaction, CommunityId community, String peer) {
        return transaction
                .query(FOLLOWERS)
                .bind("community", community)
                .bind("peer", peer)
                .mapTo(String.class)
                .list();
    }

    /// An inbox by which a whole server is reached; none when we know nobody there.
    public List<String> ofServer(Transaction transaction, String peer) {
        return transaction.query(ANYBODY).bind("peer", peer).mapTo(String.class).list();
    }
}
