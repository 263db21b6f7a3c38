package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.folkmoot.database.BinaryRow;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.votes.ScoreView;
import org.jspecify.annotations.Nullable;

/// Reads from the tables what the index keeps of each post and community. A start reads them all before anybody is
/// answered, so they come by COPY, as numbers.
public final class FeedIndexRows {

    private static final String COMMUNITIES = """
        select community.id, community.instance_id, local_only, nsfw,
               removed_at is not null or deleted_at is not null,
               coalesce(activity.people_month, 0)
        from community
        left join community_activity activity on activity.community_id = community.id
        """;

    private static final String POSTS = """
        select post.id, community_id, author_id, post.instance_id, published_at, language, nsfw,
               removed_at is not null or deleted_at is not null, waiting,
               pinned_in_community, pinned_on_site, comments, newest_comment_at, newest_comment_active_at
        from post
        join post_activity on post_activity.post_id = post.id
        """;

    /// A community as its row says.
    record Community(long id, long server, boolean localOnly, boolean nsfw, boolean gone, int peopleMonth) {

        static Community of(BinaryRow row) {
            return new Community(
                    row.nextLong(),
                    row.nextLong(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextInt());
        }
    }

    /// A post as its rows say; moments are microseconds since 1970, as exact as the table has them.
    record Post(
            long id,
            long communityId,
            long authorId,
            long server,
            long publishedAt,
            @Nullable String language,
            byte flags,
            int comments,
            long newestCommentAt,
            long newestCommentActiveAt) {

        static Post of(BinaryRow row) {
            return new Post(
                    row.nextLong(),
                    row.nextLong(),
                    row.nextLong(),
                    row.nextLong(),
                    row.nextMicros(),
                    row.nextText(),
                    flags(row),
                    row.nextInt(),
                    row.nextMicros(),
                    row.nextMicros());
        }

        private static byte flags(BinaryRow row) {
            int nsfw = row.nextBoolean() ? PostTable.NSFW : 0;
            int gone = row.nextBoolean() ? PostTable.GONE : 0;
            int waiting = row.nextBoolean() ? PostTable.WAITING : 0;
            int pinnedInCommunity = row.nextBoolean() ? PostTable.PINNED_IN_COMMUNITY : 0;
            int pinnedOnSite = row.nextBoolean() ? PostTable.PINNED_ON_SITE : 0;
            return (byte) (nsfw | gone | waiting | pinnedInCommunity | pinnedOnSite);
        }

        /// When it was published, exactly.
        Instant published() {
            return Instant.EPOCH.plus(publishedAt, ChronoUnit.MICROS);
        }
    }

    private final ScoreView scores;

    public FeedIndexRows(ScoreView scores) {
        this.scores = scores;
    }

    /// Reads communities.
    ///
    /// @param ids which; null for all
    void communities(Transaction transaction, @Nullable Set<Long> ids, Consumer<Community> each) {
        String which = ids == null ? "" : "where community.id = any('" + array(ids) + "')";
        transaction.copy(COMMUNITIES + which, row -> each.accept(Community.of(row)));
    }

    /// Reads these posts.
    void posts(Transaction transaction, Set<Long> ids, Consumer<Post> each) {
        transaction.copy(POSTS + "where post.id = any('" + array(ids) + "')", row -> each.accept(Post.of(row)));
    }

    /// Reads the posts that were published after a moment.
    void recent(Transaction transaction, Instant since, Consumer<Post> each) {
        transaction.copy(
                POSTS + "where post.published_at > timestamptz '" + since + "'", row -> each.accept(Post.of(row)));
    }

    /// Reads so many posts before a place in the order of time, the newest first.
    void older(Transaction transaction, Instant before, long beforeId, int limit, Consumer<Post> each) {
        String which = "where (post.published_at, post.id) < (timestamptz '" + before + "', " + beforeId + ") "
                + "order by post.published_at desc, post.id desc limit " + limit;
        transaction.copy(POSTS + which, row -> each.accept(Post.of(row)));
    }

    /// Adds up the votes on posts, also on those on which no vote stands any more.
    void votes(Transaction transaction, long[] posts, ScoreView.EachTotal each) {
        scores.totals(transaction, posts, each);
    }

    /// Reads where the votes on posts came from; each post is told of once, also one on which no vote stands.
    void tallies(Transaction transaction, long[] posts, EachPacking each) {
        BitSet told = new BitSet(posts.length);
        long[] asked = posts.clone();
        Arrays.sort(asked);
        TallyTable.Packing packing = new TallyTable.Packing();
        long[] reading = {0};
        scores.tallies(transaction, asked, (post, origin, via, relayed, day, up, down) -> {
            if (post != reading[0]) {
                tell(reading[0], asked, told, packing, each);
                reading[0] = post;
            }
            packing.add(origin, via, relayed, day, up, down);
        });
        tell(reading[0], asked, told, packing, each);
        for (int place = told.nextClearBit(0); place < asked.length; place = told.nextClearBit(place + 1)) {
            each.votes(asked[place], packing);
        }
    }

    private static void tell(long post, long[] asked, BitSet told, TallyTable.Packing packing, EachPacking each) {
        if (post != 0) {
            told.set(Arrays.binarySearch(asked, post));
            each.votes(post, packing);
            packing.begin();
        }
    }

    /// Takes the votes on a post; they are the reader's only until it returns.
    @FunctionalInterface
    interface EachPacking {
        void votes(long post, TallyTable.Packing packing);
    }

    private static String array(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
