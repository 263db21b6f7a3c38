package org.folkmoot.forum.feeds;

import java.util.Arrays;

/// The votes on each post as somebody counts them: the site under its terms, or a reader through a lens. Written by one
/// thread; readers may see a number that is being replaced.
final class Counts {

    private int[] ups = new int[1024];
    private int[] downs = new int[1024];

    void set(int slot, long up, long down) {
        if (slot >= ups.length) {
            int room = Math.max(slot + 1, ups.length * 2);
            downs = Arrays.copyOf(downs, room);
            ups = Arrays.copyOf(ups, room);
        }
        ups[slot] = Math.toIntExact(up);
        downs[slot] = Math.toIntExact(down);
    }

    /// Votes up that count; none on a post that was never counted.
    int up(int slot) {
        int[] counted = ups;
        return slot < counted.length ? counted[slot] : 0;
    }

    /// Votes down that count.
    int down(int slot) {
        int[] counted = downs;
        return slot < counted.length ? counted[slot] : 0;
    }

    int score(int slot) {
        return up(slot) - down(slot);
    }
}
