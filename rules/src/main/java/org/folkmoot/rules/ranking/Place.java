package org.folkmoot.rules.ranking;

import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;

/// A place in an order: what is pinned stands first, then by rank, then by [RankRule#compare].
///
/// @param pinned      of posts, pinned where they are read: on the site, or in the community whose feed it is, in every
/// order, as in Lemmy 0.19; of comments in a thread, distinguished by a moderator
/// @param second      decides between equal ranks, before time does; 0 where nothing does
public record Place(boolean pinned, double rank, long second, long publishedAt, long id) implements Comparable<Place> {

    public static Place ofPost(Order order, PostStanding post, boolean pinned, long id, long now) {
        return new Place(pinned, RankRule.post(order, post, now), 0, post.publishedAt(), id);
    }

    /// The place of a comment among those beside it.
    ///
    /// @param distinguished whether a moderator marked it as said in office; false in lists outside a thread
    public static Place ofComment(
            CommentOrder order, CommentStanding comment, boolean distinguished, long id, long now) {
        long second = order == CommentOrder.HOT ? comment.score() : 0;
        return new Place(distinguished, RankRule.comment(order, comment, now), second, comment.publishedAt(), id);
    }

    /// The first in the order is the least.
    @Override
    public int compareTo(Place other) {
        if (pinned != other.pinned) {
            return pinned ? -1 : 1;
        }
        int byRank = Double.compare(other.rank, rank);
        if (byRank != 0) {
            return byRank;
        }
        return second == other.second
                ? RankRule.compare(rank, publishedAt, id, other.rank, other.publishedAt, other.id)
                : Long.compare(other.second, second);
    }
}
