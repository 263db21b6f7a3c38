package org.folkmoot.forum.feeds;

import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.values.Order;

/// Where posts stand when their votes are counted in one way: the same numbers as [RankRule#post], without making
/// anything.
record Ranking(PostTable posts, Counts counts) {

    /// Where a post stands in an order at a moment.
    double rank(Order order, int slot, long now) {
        return switch (order) {
            case ACTIVE -> RankRule.active(counts.score(slot), posts.bumpedAt(slot), now);
            case HOT -> RankRule.hot(counts.score(slot), posts.publishedAt(slot), now);
            case SCALED ->
                RankRule.scaled(
                        counts.score(slot),
                        posts.publishedAt(slot),
                        posts.community(slot).activeMonth(),
                        now);
            case CONTROVERSIAL -> RankRule.controversy(counts.up(slot), counts.down(slot));
            case NEW -> posts.publishedAt(slot);
            case OLD -> -posts.publishedAt(slot);
            case MOST_COMMENTS -> posts.comments(slot);
            case NEW_COMMENTS -> posts.newestCommentAt(slot);
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK, TOP_MONTH -> counts.score(slot);
            case TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> counts.score(slot);
        };
    }

    /// Negative when the first slot comes before the second in an order at a moment.
    int compare(Order order, int slot, int other, long now) {
        return RankRule.compare(
                rank(order, slot, now),
                posts.publishedAt(slot),
                posts.id(slot),
                rank(order, other, now),
                posts.publishedAt(other),
                posts.id(other));
    }
}
