package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.jspecify.annotations.Nullable;

/// Reads and writes `delivery_trouble`: the last few times that something did not reach a server.
/// The only place that
/// does.
public final class TroubleStore {

    /// Of each server; more would only repeat what these say.
    private static final int KEPT = 20;

    private static final String TRIM = """
            delete from delivery_trouble
            where peer = :peer and happened_at < (
              select happened_at from delivery_trouble where peer = :peer
              order by happened_at desc offset :before limit 1)
            """;

    /// Something that did not reach a server.
    ///
    /// @param activityId what was given up; null when it is tried again
    public record Row(
            Instant happenedAt, String words, @Nullable String activityId) {}

    /// Notes it, unless something is noted for the same moment.
    public void note(Transaction transaction, String peer, Row row) {
        int fresh = transaction
                .update("""
                        insert into delivery_trouble (peer, happened_at, words, activity_id)
                        values (:peer, :at, :words, :activity) on conflict do nothing
                        """)
                .bind("peer", peer)
                .bind("at", row.happenedAt())
                .bind("words", row.words())
                .bind("activity", row.activityId())
                .execute();
        if (fresh > 0) {
            transaction.update(TRIM).bind("peer", peer).bind("before", KEPT - 1).execute();
        }
    }

    /// The newest first.
    public List<Row> of(Transaction transaction, String peer) {
        return transaction.query("""
                        select happened_at, words, activity_id from delivery_trouble
                        where peer = :peer order by happened_at desc
                        """).bind("peer", peer).mapTo(Row.class).list();
    }
}
