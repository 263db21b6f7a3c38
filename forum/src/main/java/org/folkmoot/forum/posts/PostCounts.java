package org.folkmoot.forum.posts;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.PersonCounts;
import org.folkmoot.forum.communities.CommunityCounts;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Keeps the counts of the community and the author right when posts come and go.
final class PostCounts {

    private static final String COMMENTS = """
            select post.community_id, count(*) as posts, cast(sum(activity.comments) as bigint) as comments
            from (select * from post_activity where post_id = any(:posts) order by post_id for no key update) activity
            join post on post.id = activity.post_id
            group by post.community_id
            order by post.community_id
            """;

    private final CommunityCounts communities = new CommunityCounts();
    private final PersonCounts people = new PersonCounts();

    private record Held(CommunityId communityId, long posts, long comments) {}

    /// A post was written.
    void written(Transaction transaction, CommunityId community, PersonId author) {
        communities.posts(transaction, community, 1, 0);
        people.changed(transaction, author, 1, 0);
    }

    /// A post went, or came back.
    ///
    /// @param before as it was
    /// @param gone   as it is now
    void changed(Transaction transaction, PostState before, boolean gone) {
        if (gone != before.gone()) {
            changed(transaction, before.authorId(), List.of(before.id()), gone ? -1 : 1);
        }
    }

    /// Posts of one author went.
    void went(Transaction transaction, PersonId author, List<PostId> posts) {
        if (!posts.isEmpty()) {
            changed(transaction, author, posts, -1);
        }
    }

    /// Their counts of comments stay as they are until the transaction ends.
    private void changed(Transaction transaction, PersonId author, List<PostId> posts, int sign) {
        long[] ids = posts.stream().mapToLong(PostId::value).toArray();
        List<Held> held =
                transaction.query(COMMENTS).bind("posts", ids).mapTo(Held.class).list();
        for (Held in : held) {
            communities.posts(transaction, in.communityId(), sign * in.posts(), sign * in.comments());
        }
        people.changed(transaction, author, (long) sign * posts.size(), 0);
    }
}
