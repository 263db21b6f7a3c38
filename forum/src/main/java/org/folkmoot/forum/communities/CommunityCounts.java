package org.folkmoot.forum.communities;

import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PostId;

/// How many posts a community holds, and how many comments under them; what is removed or deleted does
/// not count. Kept by the deeds that change it, in their own transactions. Writes `community_count`,
/// beside the store of subscriptions, which counts who reads.
public final class CommunityCounts {

    private static final String POSTS = """
            insert into community_count as known (community_id, posts, comments) values (:community, :posts, :comments)
            on conflict (community_id) do update
            set posts = known.posts + excluded.posts, comments = known.comments + excluded.comments
            """;

    private static final String COMMENTS = """
            insert into community_count as known (community_id, comments)
            select community_id, :comments from post
            where id = :post and removed_at is null and deleted_at is null
            on conflict (community_id) do update set comments = known.comments + excluded.comments
            """;

    /// Posts came (positive) or went (negative), and with them the comments under them.
    public void posts(Transaction transaction, CommunityId community, long posts, long comments) {
        transaction
                .update(POSTS)
                .bind("community", community)
                .bind("posts", posts)
                .bind("comments", comments)
                .execute();
    }

    /// Comments came or went under a post; while it is gone itself, they count for nothing.
    ///
    /// To be asked once the post's own count was changed: until this transaction ends, that keeps the
    /// post from going or coming back, which would count its comments too.
    public void comments(Transaction transaction, PostId post, long comments) {
        transaction
                .update(COMMENTS)
                .bind("post", post)
                .bind("comments", comments)
                .execute();
    }
}
