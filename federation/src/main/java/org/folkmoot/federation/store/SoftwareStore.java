package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.jspecify.annotations.Nullable;

/// Reads and writes `peer_software`: what other servers say that they run. The only place that does.
public final class SoftwareStore {

    /// A server that was not asked for a while, marked as asked now, so that no two nodes ask it.
    private static final String ASK = """
            insert into peer_software (peer, asked_at)
            select domain, :now
            from instance left join peer_software on peer_software.peer = instance.domain
            where domain is not null and instance.id <> 1 and (asked_at is null or asked_at < :askedBefore)
            order by asked_at nulls first, domain
            limit :limit
            on conflict (peer) do update set asked_at = excluded.asked_at
            returning peer
            """;

    /// The servers to ask now, those first that were never asked.
    public List<String> toAsk(Transaction transaction, Instant now, Instant askedBefore, int limit) {
        return transaction
                .query(ASK)
                .bind("now", now)
                .bind("askedBefore", askedBefore)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /// Keeps what a server said.
    public void keep(Transaction transaction, String peer, String name, @Nullable String version) {
        transaction
                .update("update peer_software set name = :name, version = :version where peer = :peer")
                .bind("peer", peer)
                .bind("name", name)
                .bind("version", version)
                .execute();
    }
}
