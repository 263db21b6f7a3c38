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

    /// Where a post of the last days stands in an order that ages; 0 in any other.
    ///
    /// @param place among those that have cooled so far
    double rank(Order order, Cooled cooled, int place) {
        int slot = cooled.slots()[place];
        return switch (order) {
            case ACTIVE -> RankRule.hot(counts.score(slot), cooled.sinceBumped()[place]);
            case HOT -> RankRule.hot(counts.score(slot), cooled.sincePublished()[place]);
            case SCALED ->
                RankRule.scaled(
                        counts.score(slot),
                        cooled.sincePublished()[place],
                        posts.community(slot).activeMonth());
            case CONTROVERSIAL, NEW, OLD, MOST_COMMENTS, NEW_COMMENTS -> 0;
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK, TOP_MONTH -> 0;
            case TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> 0;
        };
    }

    /// Negative when the first slot comes before the second in an order at a moment.
    int compare(Order order, int slot, int other, long now) {
        return compare(slot, rank(order, slot, now), other, rank(order, other, now));
    }

    /// As above, where the ranks are known.
    int compare(int slot, double rank, int other, double otherRank) {
        return RankRule.compare(
                rank, posts.publishedAt(slot), posts.id(slot), otherRank, posts.publishedAt(other), posts.id(other));
    }
}
