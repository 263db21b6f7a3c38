package org.folkmoot.rules.ranking;

import java.time.Duration;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;

/// The ranks of posts and comments, by Lemmy's formulas, from bare numbers: the index asks this for every post it
/// knows about once a second, so nothing is made for the answer.
///
/// Times are milliseconds since 1970 (UTC). A higher rank stands further up.
public final class RankRule {

    /// From this age on a post is neither hot nor active nor scaled.
    public static final Duration COOLS_AFTER = Duration.ofDays(7);

    /// A comment later than this no longer makes its post active (against digging up the dead).
    public static final Duration BUMPS_WITHIN = Duration.ofDays(2);

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private RankRule() {}

    /// How hot something with this score is: steeply falling over its first hours, nothing from seven days on.
    /// A time to come is not hot yet.
    public static double hot(long score, long publishedAt, long now) {
        return hot(score, cooling(publishedAt, now));
    }

    /// As above, where it is known how far it has cooled.
    public static double hot(long score, double cooling) {
        return Math.log10((double) Math.max(2, score + 2)) / cooling;
    }

    /// How far something has cooled since it was published, whatever its score; infinitely, when it is not hot
    /// any more or not yet.
    public static double cooling(long publishedAt, long now) {
        long age = now - publishedAt;
        return age < 0 || age >= COOLS_AFTER.toMillis()
                ? Double.POSITIVE_INFINITY
                : Math.pow(age / MILLIS_PER_HOUR + 2, 1.8);
    }

    /// [#hot], counted from the last comment that bumped the post.
    ///
    /// @param bumpedAt see [#bumps]; when it was published, if nothing has
    public static double active(long score, long bumpedAt, long now) {
        return hot(score, bumpedAt, now);
    }

    /// [#hot], divided by the size of the community, so that small ones are seen.
    ///
    /// @param activeMonth how many people were active in the community within the last month
    public static double scaled(long score, long publishedAt, long activeMonth, long now) {
        return scaled(score, cooling(publishedAt, now), activeMonth);
    }

    /// As above, where it is known how far it has cooled.
    public static double scaled(long score, double cooling, long activeMonth) {
        return hot(score, cooling) / Math.log10(2.0 + activeMonth);
    }

    /// High where many vote and they disagree; nothing where all agree.
    public static double controversy(long up, long down) {
        if (up <= 0 || down <= 0) {
            return 0;
        }
        return Math.pow((double) (up + down), (double) Math.min(up, down) / Math.max(up, down));
    }

    /// Whether a comment makes its post active again: written by somebody else, and soon enough.
    public static boolean bumps(boolean byPostsAuthor, long postPublishedAt, long commentPublishedAt) {
        return !byPostsAuthor && commentPublishedAt <= postPublishedAt + BUMPS_WITHIN.toMillis();
    }

    /// Whether a post is old enough to be left out of an order that looks only so far back.
    public static boolean within(Order order, long publishedAt, long now) {
        Duration within = order.within();
        return within == null || publishedAt > now - within.toMillis();
    }

    /// Whether a post's rank in this order falls by itself as time goes by.
    public static boolean ages(Order order) {
        return switch (order) {
            case HOT, ACTIVE, SCALED -> true;
            case CONTROVERSIAL, NEW, OLD, MOST_COMMENTS, NEW_COMMENTS -> false;
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK, TOP_MONTH -> false;
            case TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> false;
        };
    }

    /// Where a post stands in an order. Whether it belongs there at all is [#within].
    public static double post(Order order, PostStanding post, long now) {
        return switch (order) {
            case ACTIVE -> active(post.score(), post.bumpedAt(), now);
            case HOT -> hot(post.score(), post.publishedAt(), now);
            case SCALED -> scaled(post.score(), post.publishedAt(), post.activeMonth(), now);
            case CONTROVERSIAL -> controversy(post.up(), post.down());
            case NEW -> post.publishedAt();
            case OLD -> -post.publishedAt();
            case MOST_COMMENTS -> post.comments();
            case NEW_COMMENTS -> post.newestCommentAt();
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK, TOP_MONTH -> post.score();
            case TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> post.score();
        };
    }

    /// Where a comment stands among those beside it. Of equally hot ones the higher score comes first, and after that
    /// as for posts ([#compare]).
    public static double comment(CommentOrder order, CommentStanding comment, long now) {
        return switch (order) {
            case HOT -> hot(comment.score(), comment.publishedAt(), now);
            case TOP -> comment.score();
            case NEW -> comment.publishedAt();
            case OLD -> -comment.publishedAt();
            case CONTROVERSIAL -> controversy(comment.up(), comment.down());
        };
    }

    /// Negative when the first of two comes before the second: the higher rank, then the later, then the later id.
    public static int compare(
            double rank, long publishedAt, long id, double otherRank, long otherPublishedAt, long otherId) {
        int byRank = Double.compare(otherRank, rank);
        if (byRank != 0) {
            return byRank;
        }
        int byTime = Long.compare(otherPublishedAt, publishedAt);
        return byTime != 0 ? byTime : Long.compare(otherId, id);
    }
}
