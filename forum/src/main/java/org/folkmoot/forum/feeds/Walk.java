package org.folkmoot.forum.feeds;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// One reader's walk along an order until a page is full.
///
/// A later page takes what stood, when the page before was made, behind its last post; and it never repeats a post of
/// that
/// page. So a post appears twice only if its rank changed in between.
final class Walk {

    private final Ranking ranking;
    private final Order order;
    private final long now;
    private final @Nullable PageCursor after;
    private final int limit;
    private final IntPredicate wanted;
    private final IntPredicate pinned;
    private final int[] taken;
    private int count;
    private boolean more;

    Walk(
            Ranking ranking,
            Order order,
            long now,
            @Nullable PageCursor after,
            int limit,
            IntPredicate wanted,
            IntPredicate pinned) {
        this.ranking = ranking;
        this.order = order;
        this.now = now;
        this.after = after;
        this.limit = limit;
        this.wanted = wanted;
        this.pinned = pinned;
        this.taken = new int[limit];
    }

    /// Takes from the pinned posts, whatever order they come in.
    void pinned(int[] candidates) {
        PageCursor last = after;
        if (last != null && !last.pinned()) {
            return;
        }
        int[] chosen = Arrays.stream(candidates).filter(pinned).filter(wanted).toArray();
        for (int slot : SlotSort.sorted(ranking, order, chosen, now)) {
            if (last == null || behind(last, slot)) {
                take(slot);
            }
        }
    }

    /// Takes from an order, past what is pinned.
    void rest(int[] sorted) {
        walk(sorted, slot -> true);
    }

    /// Takes what has no rank any more, in the order of `NEW`.
    void unranked(int[] newest) {
        walk(newest, slot -> ranking.rank(order, slot, now) == 0);
    }

    private void walk(int[] sorted, IntPredicate also) {
        PageCursor last = after == null || after.pinned() ? null : after;
        for (int slot : sorted) {
            if (more) {
                return;
            }
            if ((last == null || behind(last, slot)) && wanted.test(slot) && !pinned.test(slot) && also.test(slot)) {
                take(slot);
            }
        }
    }

    private void take(int slot) {
        if (count == limit) {
            more = true;
        } else {
            taken[count++] = slot;
        }
    }

    private boolean behind(PageCursor last, int slot) {
        long id = ranking.posts().id(slot);
        int compared = RankRule.compare(
                last.rank(),
                last.publishedAt(),
                last.id(),
                ranking.rank(order, slot, last.asOf()),
                ranking.posts().publishedAt(slot),
                id);
        return compared < 0 && !last.shown().contains(id);
    }

    FeedIndex.Slice slice() {
        var page = Arrays.stream(taken, 0, count)
                .mapToObj(slot -> new PostId(ranking.posts().id(slot)))
                .toList();
        return new FeedIndex.Slice(page, more ? cursor() : null);
    }

    private PageCursor cursor() {
        int last = taken[count - 1];
        var shown = Arrays.stream(taken, 0, count).mapToObj(ranking.posts()::id).toList();
        return new PageCursor(
                now,
                0,
                order,
                pinned.test(last),
                ranking.rank(order, last, now),
                ranking.posts().publishedAt(last),
                ranking.posts().id(last),
                shown);
    }
}
