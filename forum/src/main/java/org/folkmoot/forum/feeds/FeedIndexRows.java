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

    private static final String RECENT = "where post.published_at > :since";

    private static final String OLDER = """
            where (post.published_at, post.id) < (:before, :beforeId)
            order by post.published_at desc, post.id desc
            limit :limit
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

    /// Reads these posts.
    void posts(Transaction transaction, Set<Long> ids, Consumer<Post> each) {
        transaction
                .query(POSTS + "where post.id = any(:ids)")
                .bind("ids", array(ids))
                .mapTo(Post.class)
                .forEach(each);
    }

    /// Reads the posts that were published after a moment.
    void recent(Transaction transaction, Instant since, Consumer<Post> each) {
        transaction
                .query(POSTS + RECENT)
                .bind("since", since)
                .setFetchSize(1_000)
                .mapTo(Post.class)
                .forEach(each);
    }

    /// Reads so many posts before a place in the order of time, the newest first.
    void older(Transaction transaction, Instant before, long beforeId, int limit, Consumer<Post> each) {
        transaction
                .query(POSTS + OLDER)
                .bind("before", before)
                .bind("beforeId", beforeId)
                .bind("limit", limit)
                .setFetchSize(1_000)
                .mapTo(Post.class)
                .forEach(each);
    }

    /// Counts the votes on posts, also on those on which no vote stands any more.
    void votes(Transaction transaction, Set<Long> ids, Consumer<Votes> each) {
        scores.totals(transaction, array(ids), (post, score) -> each.accept(votes(post, score)));
    }

    private static Votes votes(long post, Score score) {
        return new Votes(post, score.up(), score.down());
    }

    private static long[] array(Set<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
