package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// Reads from the tables what the index keeps of each post and community.
public final class FeedIndexRows {

    private static final String COMMUNITIES = """
            select community.id, community.instance_id = 1 as ours, local_only, nsfw,
                   removed_at is not null or deleted_at is not null as gone,
                   coalesce(activity.people_month, 0) as people_month
            from community
            left join community_activity activity on activity.community_id = community.id
            """;

    private static final String POSTS = """
            select post.id, community_id, author_id, published_at, language, nsfw,
                   removed_at is not null or deleted_at is not null as gone,
                   pinned_in_community, pinned_on_site, comments, newest_comment_at, newest_comment_active_at
            from post
            join post_activity on post_activity.post_id = post.id
            """;

    /// A community as its row says.
    record Community(long id, boolean ours, boolean localOnly, boolean nsfw, boolean gone, int peopleMonth) {}

    /// A post as its rows say.
    record Post(
            long id,
            long communityId,
            long authorId,
            Instant publishedAt,
            @Nullable String language,
            boolean nsfw,
            boolean gone,
            boolean pinnedInCommunity,
            boolean pinnedOnSite,
            int comments,
            Instant newestCommentAt,
            Instant newestCommentActiveAt) {

        byte flags() {
            return (byte) ((gone ? PostTable.GONE : 0)
                    | (nsfw ? PostTable.NSFW : 0)
                    | (pinnedInCommunity ? PostTable.PINNED_IN_COMMUNITY : 0)
                    | (pinnedOnSite ? PostTable.PINNED_ON_SITE : 0));
        }
    }

    /// What the votes on a post come to under the terms in force.
    record Votes(long post, long up, long down) {}

    private final ScoreView scores;

    public FeedIndexRows(ScoreView scores) {
        this.scores = scores;
    }

    /// Reads communities.
    ///
    /// @param ids which; null for all
    void communities(Transaction transaction, @Nullable Set<Long> ids, Consumer<Community> each) {
        var query = ids == null
                ? transaction.query(COMMUNITIES)
                : transaction
                        .query(COMMUNITIES + "where community.id = any(:ids)")
                        .bind("ids", array(ids));
        query.setFetchSize(1_000).mapTo(Community.class).forEach(each);
    }

    /// Reads posts, newest first.
    ///
    /// @param ids which; null for all
    void posts(Transaction transaction, @Nullable Set<Long> ids, Consumer<Post> each) {
        var query = ids == null
                ? transaction.query(POSTS + "order by post.id desc")
                : transaction.query(POSTS + "where post.id = any(:ids)").bind("ids", array(ids));
        query.setFetchSize(1_000).mapTo(Post.class).forEach(each);
    }

    /// Counts the votes on posts.
    ///
    /// @param ids which, also those on which no vote stands any more; null for all that have votes
    void votes(Transaction transaction, @Nullable Set<Long> ids, Consumer<Votes> each) {
        scores.totals(transaction, ids == null ? null : array(ids), (post, score) -> each.accept(votes(post, score)));
    }

    private static Votes votes(long post, Score score) {
        return new Votes(post, score.up(), score.down());
    }

    private static long[] array(Set<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
