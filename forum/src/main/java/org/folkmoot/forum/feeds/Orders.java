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
@SuppressWarnings("ArrayRecordComponent") // an index is made of arrays, and nobody compares two of them
record Orders(long asOf, Map<Order, int[]> sorted, int[] pinned) {

    private static final Order[] WHOLE = {
        Order.NEW, Order.OLD, Order.NEW_COMMENTS, Order.MOST_COMMENTS, Order.CONTROVERSIAL, Order.TOP_ALL
    };
    /// Those in which a vote moves a post.
    private static final Set<Order> BY_VOTES = EnumSet.of(Order.CONTROVERSIAL, Order.TOP_ALL);
    private static final Order[] AGEING = {Order.HOT, Order.ACTIVE, Order.SCALED};
    /// A post that is still active was published at most so long ago.
    static final Duration RANKED = RankRule.COOLS_AFTER.plus(RankRule.BUMPS_WITHIN);

    static final Orders EMPTY = new Orders(0, Map.of(), new int[0]);

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
        return aged(ranking, sorted, now);
    }

    /// The same posts, some of which changed or are new, and some of which got votes.
    Orders moved(Ranking ranking, int[] changed, int[] voted, long now) {
        int[] both = IntStream.concat(Arrays.stream(changed), Arrays.stream(voted))
                .distinct()
                .toArray();
        Map<Order, int[]> sorted = new EnumMap<>(Order.class);
        for (Order order : WHOLE) {
            int[] touched = BY_VOTES.contains(order) ? both : changed;
            int[] before = whole(order);
            sorted.put(
                    order,
                    touched.length == 0
                            ? before
                            : SlotSort.moved(ranking, order, before, marked(ranking, touched), touched, now));
        }
        return aged(ranking, sorted, now);
    }

    /// The same posts, any of which may count other votes than before.
    Orders recounted(Ranking ranking, long now) {
        Map<Order, int[]> counted = new EnumMap<>(sorted);
        for (Order order : BY_VOTES) {
            counted.put(order, SlotSort.sorted(ranking, order, whole(Order.NEW), now));
        }
        return aged(ranking, counted, now);
    }

    private static boolean[] marked(Ranking ranking, int[] slots) {
        boolean[] marked = new boolean[ranking.posts().size()];
        for (int slot : slots) {
            marked[slot] = true;
        }
        return marked;
    }

    /// The same posts at a later moment.
    Orders aged(Ranking ranking, long now) {
        return aged(ranking, new EnumMap<>(sorted), now);
    }

    private static Orders aged(Ranking ranking, Map<Order, int[]> sorted, long now) {
        int[] newest = sorted.getOrDefault(Order.NEW, new int[0]);
        int[] recent = recent(ranking, newest, now);
        for (Order order : AGEING) {
            int[] ranked = Arrays.stream(recent)
                    .filter(slot -> ranking.rank(order, slot, now) > 0)
                    .toArray();
            sorted.put(order, SlotSort.sorted(ranking, order, ranked, now));
        }
        int[] pinned = Arrays.stream(newest).filter(ranking.posts()::pinned).toArray();
        return new Orders(now, sorted, pinned);
    }

    private static int[] recent(Ranking ranking, int[] newest, long now) {
        long since = now - RANKED.toMillis();
        int end = 0;
        while (end < newest.length && ranking.posts().publishedAt(newest[end]) > since) {
            end++;
        }
        return Arrays.copyOf(newest, end);
    }

    /// An order that holds every post, or those with a rank where the others follow as in `NEW`.
    int[] whole(Order order) {
        return sorted.getOrDefault(order.top() ? Order.TOP_ALL : order, new int[0]);
    }

    static boolean ageing(Order order) {
        return RankRule.ages(order);
    }
}
