package org.folkmoot.forum.feeds;

import java.util.List;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;

/// One list of posts as it is and as it would be under other terms. Ranks alone: no score is told.
///
/// @param local     whether it is the list of our own communities; else that of everything
/// @param now       the first posts as they stand
/// @param then      the first posts as they would stand
/// @param overlap   how alike the two orders are, in thousandths; see `rules.ranking.Overlap`
/// @param shareNow  how much of the attention for the list goes to posts by votes of the peer, in thousandths
/// @param shareThen the same, as it would be
public record Comparison(
        boolean local, Order order, List<Line> now, List<Line> then, int overlap, int shareNow, int shareThen) {

    /// A post's place in both lists.
    ///
    /// @param place 1 for the first
    /// @param other its place in the other list; 0 when it is not among the first fifty there
    public record Line(PostId post, int place, int other) {

        /// Whether it is not shown on the other side.
        public boolean alone(int shown) {
            return other == 0 || other > shown;
        }
    }

    public Comparison {
        now = List.copyOf(now);
        then = List.copyOf(then);
    }

    /// How many posts leave the list.
    public long leaving() {
        return now.stream().filter(line -> line.alone(now.size())).count();
    }

    /// Whether nothing moves.
    public boolean same() {
        return now.equals(then);
    }
}
