package org.folkmoot.forum.feeds;

import java.util.Arrays;
import org.folkmoot.values.Order;

/// Puts slots into an order, exactly, without an object for each.
///
/// Ranks are doubles. Their upper bits and the slot's place share one `long`, those are sorted, and a pass over
/// neighbours
/// then settles by [PostTable#compare] what the missing bits left open: the pass has next to nothing to do.
final class SlotSort {

    private SlotSort() {}

    /// Sorts by an order as it is at a moment.
    static int[] sorted(PostTable posts, Order order, int[] slots, long now) {
        int count = slots.length;
        int placeBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, count));
        long placeMask = (1L << placeBits) - 1;
        long[] keys = new long[count];
        for (int place = 0; place < count; place++) {
            long falling = ~sortable(posts.rank(order, slots[place], now));
            keys[place] = (falling & ~placeMask) | place;
        }
        Arrays.sort(keys);
        int[] sorted = new int[count];
        for (int place = 0; place < count; place++) {
            sorted[place] = slots[(int) (keys[place] & placeMask)];
        }
        settle(posts, order, sorted, now);
        return sorted;
    }

    private static void settle(PostTable posts, Order order, int[] slots, long now) {
        for (int place = 1; place < slots.length; place++) {
            int slot = slots[place];
            int free = place;
            while (free > 0 && posts.compare(order, slot, slots[free - 1], now) < 0) {
                slots[free] = slots[free - 1];
                free--;
            }
            slots[free] = slot;
        }
    }

    /// The bits of a double as a `long` that sorts alike.
    private static long sortable(double rank) {
        long bits = Double.doubleToLongBits(rank);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /// Takes the moved slots out of a sorted order and puts those that belong into their new places.
    ///
    /// @param moved   by slot, true for those to be taken out
    /// @param arrived slots to be put in
    static int[] moved(PostTable posts, Order order, int[] sorted, boolean[] moved, int[] arrived, long now) {
        int[] newcomers = sorted(posts, order, arrived, now);
        int kept = 0;
        for (int slot : sorted) {
            if (slot >= moved.length || !moved[slot]) {
                kept++;
            }
        }
        int[] merged = new int[kept + newcomers.length];
        int place = 0;
        int next = 0;
        for (int slot : sorted) {
            if (slot < moved.length && moved[slot]) {
                continue;
            }
            while (next < newcomers.length && posts.compare(order, newcomers[next], slot, now) < 0) {
                merged[place++] = newcomers[next++];
            }
            merged[place++] = slot;
        }
        while (next < newcomers.length) {
            merged[place++] = newcomers[next++];
        }
        return merged;
    }
}
