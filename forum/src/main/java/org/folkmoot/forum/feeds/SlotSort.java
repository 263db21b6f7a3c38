package org.folkmoot.forum.feeds;

import java.util.Arrays;
import org.folkmoot.values.Order;

/// Puts slots into an order, exactly, without an object for each.
///
/// Ranks are doubles. Their upper bits and the slot's place share one `long`, those are sorted, and a pass over
/// neighbours then settles by [Ranking#compare] what the missing bits left open. Equal ranks are settled by age, and
/// thousands of posts can share one (no votes, no comments): so the newest come in first, and the pass has next to
/// nothing to do.
final class SlotSort {

    private SlotSort() {}

    /// Sorts by an order as it is at a moment.
    static int[] sorted(Ranking ranking, Order order, int[] slots, long now) {
        return byRank(ranking, order, order == Order.NEW ? slots : newestFirst(ranking, slots, now), now);
    }

    private static int[] newestFirst(Ranking ranking, int[] slots, long now) {
        for (int place = 1; place < slots.length; place++) {
            if (ranking.compare(Order.NEW, slots[place], slots[place - 1], now) < 0) {
                return byRank(ranking, Order.NEW, slots, now);
            }
        }
        return slots;
    }

    private static int[] byRank(Ranking ranking, Order order, int[] slots, long now) {
        double[] ranks = new double[slots.length];
        for (int place = 0; place < slots.length; place++) {
            ranks[place] = ranking.rank(order, slots[place], now);
        }
        return falling(ranking, slots, ranks, slots.length);
    }

    /// Sorts the posts of the last days by an order that ages, and leaves out those without a rank.
    static int[] ranked(Ranking ranking, Order order, Cooled cooled) {
        int[] slots = new int[cooled.slots().length];
        double[] ranks = new double[slots.length];
        int count = 0;
        for (int place = 0; place < slots.length; place++) {
            double rank = ranking.rank(order, cooled, place);
            if (rank > 0) {
                slots[count] = cooled.slots()[place];
                ranks[count++] = rank;
            }
        }
        return falling(ranking, slots, ranks, count);
    }

    /// The first so many slots, the highest rank first.
    private static int[] falling(Ranking ranking, int[] slots, double[] ranks, int count) {
        int placeBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, count));
        long placeMask = (1L << placeBits) - 1;
        long[] keys = new long[count];
        for (int place = 0; place < count; place++) {
            keys[place] = (~sortable(ranks[place]) & ~placeMask) | place;
        }
        Arrays.sort(keys);
        settle(ranking, slots, ranks, keys, placeMask);
        int[] sorted = new int[count];
        for (int place = 0; place < count; place++) {
            sorted[place] = slots[(int) (keys[place] & placeMask)];
        }
        return sorted;
    }

    /// Neighbours that differ in the upper bits stand right already.
    private static void settle(Ranking ranking, int[] slots, double[] ranks, long[] keys, long placeMask) {
        for (int place = 1; place < keys.length; place++) {
            long key = keys[place];
            int own = (int) (key & placeMask);
            int free = place;
            while (free > 0 && ((keys[free - 1] ^ key) & ~placeMask) == 0) {
                int other = (int) (keys[free - 1] & placeMask);
                if (ranking.compare(slots[own], ranks[own], slots[other], ranks[other]) >= 0) {
                    break;
                }
                keys[free] = keys[free - 1];
                free--;
            }
            keys[free] = key;
        }
    }

    /// The bits of a double as a `long` that sorts alike.
    private static long sortable(double rank) {
        long bits = Double.doubleToLongBits(rank);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /// Takes the moved slots out of a sorted order and puts those that arrive into their new places: each is found by
    /// halving, since all that stays is in order already.
    ///
    /// @param moved   by slot, true for those to be taken out
    /// @param arrived slots to be put in
    static int[] moved(Ranking ranking, Order order, int[] sorted, boolean[] moved, int[] arrived, long now) {
        int[] staying = without(sorted, moved);
        int[] merged = new int[staying.length + arrived.length];
        int from = 0;
        int place = 0;
        for (int slot : sorted(ranking, order, arrived, now)) {
            int at = placeOf(ranking, order, staying, from, slot, now);
            System.arraycopy(staying, from, merged, place, at - from);
            place += at - from;
            merged[place++] = slot;
            from = at;
        }
        System.arraycopy(staying, from, merged, place, staying.length - from);
        return merged;
    }

    private static int[] without(int[] sorted, boolean[] moved) {
        int[] staying = new int[sorted.length];
        int count = 0;
        for (int slot : sorted) {
            if (slot >= moved.length || !moved[slot]) {
                staying[count++] = slot;
            }
        }
        return Arrays.copyOf(staying, count);
    }

    private static int placeOf(Ranking ranking, Order order, int[] sorted, int from, int slot, long now) {
        int low = from;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranking.compare(order, sorted[middle], slot, now) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
