package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.values.Order;

/// Every order of the posts at one moment. A new one replaces it when posts change or time goes by; readers keep
/// theirs.
///
/// `NEW`, `OLD`, `NEW_COMMENTS`, `MOST_COMMENTS`, `CONTROVERSIAL` and `TOP_ALL` hold every post. The orders that age
/// hold
/// only posts that have a rank: all others share rank 0 and follow as in `NEW`.
///
/// @param asOf    milliseconds since 1970
/// @param pinned  slots of all pinned posts
/// @param cooled  the posts of the last days at that moment
/// @param whole   whether older posts too stand where their votes put them; else `CONTROVERSIAL` and `TOP_ALL`
///                are somebody else's, and only what is recent can be relied upon
@SuppressWarnings("ArrayRecordComponent") // an index is made of arrays, and nobody compares two of them
record Orders(long asOf, Map<Order, int[]> sorted, int[] pinned, Cooled cooled, boolean whole) {

    private static final Order[] WHOLE = {
        Order.NEW, Order.OLD, Order.NEW_COMMENTS, Order.MOST_COMMENTS, Order.CONTROVERSIAL, Order.TOP_ALL
    };
    /// Those in which a vote moves a post.
    private static final Set<Order> BY_VOTES = EnumSet.of(Order.CONTROVERSIAL, Order.TOP_ALL);
    private static final Order[] AGEING = {Order.HOT, Order.ACTIVE, Order.SCALED};
    /// A post that is still active was published at most so long ago.
    static final Duration RANKED = RankRule.COOLS_AFTER.plus(RankRule.BUMPS_WITHIN);

    static final Orders EMPTY = new Orders(0, Map.of(), new int[0], Cooled.NONE, true);

    /// Sorts everything from nothing.
    static Orders of(Ranking ranking, long now) {
        int[] all = new int[ranking.posts().size()];
        for (int slot = 0; slot < all.length; slot++) {
            all[slot] = slot;
        }
        Map<Order, int[]> sorted = new EnumMap<>(Order.class);
        for (Order order : WHOLE) {
            sorted.put(order, SlotSort.sorted(ranking, order, all, now));
        }
        return at(ranking, sorted, now);
    }

    /// The same posts, some of which changed or are new, and some of which got votes.
    Orders moved(Ranking ranking, int[] changed, int[] voted, long now) {
        int[] both = both(changed, voted);
        Map<Order, int[]> sorted = new EnumMap<>(Order.class);
        for (Order order : WHOLE) {
            sorted.put(order, moved(ranking, order, BY_VOTES.contains(order) ? both : changed, now));
        }
        return at(ranking, sorted, now);
    }

    private int[] moved(Ranking ranking, Order order, int[] touched, long now) {
        int[] before = whole(order);
        return touched.length == 0
                ? before
                : SlotSort.moved(ranking, order, before, marked(ranking, touched), touched, now);
    }

    private static int[] both(int[] changed, int[] voted) {
        return IntStream.concat(Arrays.stream(changed), Arrays.stream(voted))
                .distinct()
                .toArray();
    }

    private static boolean[] marked(Ranking ranking, int[] slots) {
        boolean[] marked = new boolean[ranking.posts().size()];
        for (int slot : slots) {
            marked[slot] = true;
        }
        return marked;
    }

    /// The same posts, any of which may count other votes than before.
    Orders recounted(Ranking ranking, long now) {
        Map<Order, int[]> counted = new EnumMap<>(sorted);
        for (Order order : BY_VOTES) {
            counted.put(order, SlotSort.sorted(ranking, order, whole(Order.NEW), now));
        }
        return cooled(ranking, counted, now, true);
    }

    /// The same posts at a later moment.
    Orders aged(Ranking ranking, long now) {
        return cooled(ranking, sorted, now, whole);
    }

    /// The same posts at a later moment, of which only the recent ones are counted anew.
    Orders unripe(Ranking ranking, long now) {
        return cooled(ranking, sorted, now, false);
    }

    private Orders cooled(Ranking ranking, Map<Order, int[]> others, long now, boolean complete) {
        return new Orders(now, others, pinned, Cooled.of(ranking.posts(), whole(Order.NEW), now), complete)
                .ranked(ranking);
    }

    /// The same posts at the same moment as somebody else counts their votes, who has counted the recent ones.
    Orders young(Ranking other) {
        return new Orders(asOf, sorted, pinned, cooled, false).ranked(other);
    }

    /// How somebody else's orders follow these, in which some posts changed and some got votes.
    ///
    /// @param before as they stood for them, of the same posts
    Orders followed(Ranking other, Orders before, int[] changed, int[] voted) {
        if (!before.whole()) {
            return young(other);
        }
        int[] both = both(changed, voted);
        Map<Order, int[]> theirs = new EnumMap<>(sorted);
        for (Order order : BY_VOTES) {
            theirs.put(order, before.moved(other, order, both, asOf));
        }
        return new Orders(asOf, theirs, pinned, cooled, true).ranked(other);
    }

    private static Orders at(Ranking ranking, Map<Order, int[]> sorted, long now) {
        int[] newest = sorted.getOrDefault(Order.NEW, new int[0]);
        int[] pinned = Arrays.stream(newest).filter(ranking.posts()::pinned).toArray();
        return new Orders(now, sorted, pinned, Cooled.of(ranking.posts(), newest, now), true).ranked(ranking);
    }

    /// With what ages put into order by how far it has cooled.
    private Orders ranked(Ranking ranking) {
        Map<Order, int[]> all = new EnumMap<>(Order.class);
        all.putAll(sorted);
        for (Order order : AGEING) {
            all.put(order, SlotSort.ranked(ranking, order, cooled));
        }
        return new Orders(asOf, all, pinned, cooled, whole);
    }

    /// An order that holds every post, or those with a rank where the others follow as in `NEW`.
    int[] whole(Order order) {
        return sorted.getOrDefault(order.top() ? Order.TOP_ALL : order, new int[0]);
    }

    static boolean ageing(Order order) {
        return RankRule.ages(order);
    }

    /// Whether older posts have to be counted for it.
    static boolean needsOld(Order order) {
        Duration within = order.within();
        return order.top() ? within == null || within.compareTo(RANKED) > 0 : order == Order.CONTROVERSIAL;
    }
}
