package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.WhatIfId;

/// Reads and writes `what_if_run`: comparisons that were kept, each set of them under a number.
public final class WhatIfStore {

    private static final String KEEP = """
            insert into what_if_run (run_id, local, listed, made_at, now_posts, now_elsewhere, then_posts,
              then_elsewhere, overlap, share_now, share_then)
            values (:run, :local, :listed, :at, :now, :nowElsewhere, :then, :thenElsewhere, :overlap, :shareNow,
              :shareThen)
            """;

    private static final String FIND = """
            select local, listed, now_posts, now_elsewhere, then_posts, then_elsewhere, overlap, share_now, share_then
            from what_if_run where run_id = :run
            order by local, listed
            """;

    private record Row(
            boolean local,
            Order listed,
            List<Long> nowPosts,
            List<Integer> nowElsewhere,
            List<Long> thenPosts,
            List<Integer> thenElsewhere,
            int overlap,
            int shareNow,
            int shareThen) {

        Comparison comparison() {
            return new Comparison(
                    local,
                    listed,
                    lines(nowPosts, nowElsewhere),
                    lines(thenPosts, thenElsewhere),
                    overlap,
                    shareNow,
                    shareThen);
        }

        private static List<Comparison.Line> lines(List<Long> posts, List<Integer> elsewhere) {
            List<Comparison.Line> lines = new ArrayList<>();
            for (int n = 0; n < posts.size(); n++) {
                lines.add(new Comparison.Line(new PostId(posts.get(n)), n + 1, elsewhere.get(n)));
            }
            return lines;
        }
    }

    /// Keeps what was compared.
    public WhatIfId keep(Transaction transaction, List<Comparison> comparisons, Instant at) {
        WhatIfId run = transaction
                .query("select nextval('what_if_number')")
                .mapTo(WhatIfId.class)
                .one();
        for (Comparison comparison : comparisons) {
            transaction
                    .update(KEEP)
                    .bind("run", run)
                    .bind("local", comparison.local())
                    .bind("listed", comparison.order())
                    .bind("at", at)
                    .bind("now", numbers(comparison.now(), line -> line.post().value()))
                    .bind("nowElsewhere", places(comparison.now()))
                    .bind("then", numbers(comparison.then(), line -> line.post().value()))
                    .bind("thenElsewhere", places(comparison.then()))
                    .bind("overlap", comparison.overlap())
                    .bind("shareNow", comparison.shareNow())
                    .bind("shareThen", comparison.shareThen())
                    .execute();
        }
        return run;
    }

    private static long[] numbers(List<Comparison.Line> lines, ToLongFunction<Comparison.Line> number) {
        return lines.stream().mapToLong(number).toArray();
    }

    private static int[] places(List<Comparison.Line> lines) {
        return lines.stream().mapToInt(Comparison.Line::other).toArray();
    }

    /// What was compared; empty for a number under which nothing is kept.
    public List<Comparison> find(Transaction transaction, WhatIfId run) {
        return transaction
                .query(FIND)
                .bind("run", run)
                .mapTo(Row.class)
                .map(Row::comparison)
                .list();
    }
}
