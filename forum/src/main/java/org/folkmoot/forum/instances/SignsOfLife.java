package org.folkmoot.forum.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.SilenceRule;
import org.folkmoot.rules.peers.SilenceRule.Heard;
import org.folkmoot.rules.peers.SilenceRule.Watch;
import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;

/// Remembers when other servers were last heard, which of them came back after a long silence, and which of these with
/// another key. What follows is [SilenceRule]'s to say.
public final class SignsOfLife {

    /// Often enough for a silence that counts in months, and seldom enough to cost nothing.
    private static final Duration OFTEN = Duration.ofHours(6);

    private static final String WATCH = """
            update instance
            set returned_at = case when heard_at is null or heard_at < :away then :now else returned_at end, heard_at = :now
            where id = 1 and (heard_at is null or heard_at < :recently)
            """;

    private static final String HEARD = """
            select instance.id, instance.heard_at, sign.at,
                   ours.returned_at as watch_since, ours.heard_at as watch_last
            from unnest(:domains, :moments) as sign (domain, at)
            join instance on instance.domain = sign.domain and instance.id <> 1
            join instance ours on ours.id = 1
            where instance.heard_at is null or instance.heard_at < sign.at - cast(:often as interval)
            order by instance.id
            for update of instance
            """;

    /// That a server was there.
    ///
    /// @param domain host, with a port when it has one
    public record Sign(String domain, Instant at) {}

    private record Row(
            InstanceId id,
            @Nullable Instant heardAt,
            Instant at,
            @Nullable Instant watchSince,
            @Nullable Instant watchLast) {

        boolean returns() {
            return heardAt != null && SilenceRule.silent(heardAt, new Watch(watchSince, watchLast), at);
        }
    }

    private record Known(
            @Nullable Instant heardAt,
            @Nullable Instant returnedAt,
            @Nullable Instant renewedAt) {}

    /// Takes note that we look out, and of whom was heard; servers that we never met are left out.
    ///
    /// @return those that were heard again after a long silence
    public List<InstanceId> heard(Transaction transaction, List<Sign> signs, Instant now) {
        watch(transaction, now);
        List<InstanceId> returned = new ArrayList<>();
        for (Row row : unnoted(transaction, signs)) {
            if (row.returns()) {
                returned.add(row.id());
            }
            note(transaction, row);
        }
        return returned;
    }

    private static void watch(Transaction transaction, Instant now) {
        transaction
                .update(WATCH)
                .bind("now", now)
                .bind("away", now.minus(SilenceRule.UNWATCHED))
                .bind("recently", now.minus(OFTEN))
                .execute();
    }

    private static List<Row> unnoted(Transaction transaction, List<Sign> signs) {
        return transaction
                .query(HEARD)
                .bindArray(
                        "domains",
                        String.class,
                        signs.stream().map(Sign::domain).toList())
                .bindArray(
                        "moments", Instant.class, signs.stream().map(Sign::at).toList())
                .bind("often", OFTEN.toString())
                .mapTo(Row.class)
                .list();
    }

    private static void note(Transaction transaction, Row row) {
        transaction
                .update("""
                        update instance
                        set heard_at = :at, returned_at = case when :returns then :at else returned_at end
                        where id = :instance
                        """)
                .bind("at", row.at())
                .bind("returns", row.returns())
                .bind("instance", row.id())
                .execute();
    }

    /// Takes note that a server's own key is another than the one that it showed before.
    ///
    /// @param known when it last showed the other one; null for never
    /// @return whether it is another server under the old name
    public boolean renewed(Transaction transaction, InstanceId instance, @Nullable Instant known, Instant now) {
        boolean another = SilenceRule.another(known, of(transaction, instance));
        if (another) {
            transaction
                    .update("update instance set renewed_at = :now where id = :instance")
                    .bind("now", now)
                    .bind("instance", instance)
                    .execute();
        }
        return another;
    }

    private static Heard of(Transaction transaction, InstanceId instance) {
        Known known = transaction
                .query("select heard_at, returned_at, renewed_at from instance where id = :instance")
                .bind("instance", instance)
                .mapTo(Known.class)
                .one();
        return new Heard(known.heardAt(), known.returnedAt(), known.renewedAt());
    }
}
