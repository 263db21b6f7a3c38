package org.folkmoot.forum.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsVersion.Cause;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// Reads and writes `peer`, `terms_version` and `peer_domain`. The only place that does.
final class TermsStore {

    private static final String COLUMNS = """
            select id, peer_id, name, domains, before_id, %s,
                   cause, undoes_id, reason, decided_by, decided_at, review_on, expires_at
            from terms_version
            """.formatted(TermsColumns.NAMES);

    private static final String IN_FORCE = COLUMNS + """
            where id in (select max(id) from terms_version group by peer_id)
            order by id
            """;

    private static final String NAMED = COLUMNS + """
            where id in (select max(id) from terms_version where peer_id is not null group by peer_id)
              and cardinality(domains) > 0
            order by lower(name), id offset :skipped limit :limit
            """;

    private static final String SHOWN_SINCE = """
            select peer_id, max(decided_at) as since
            from (select peer_id, decided_at, shown, lag(shown) over (partition by peer_id order by id) as before
                  from (select id, peer_id, decided_at,
                          concat_ws(' ', visibility, choosable, reception = 'REFUSE', cardinality(domains) = 0) as shown
                        from terms_version where peer_id is not null) as version) as version
            where before is distinct from shown
            group by peer_id
            """;

    private static final String WRITE = """
            insert into terms_version (id, peer_id, name, domains, before_id, %s,
              cause, undoes_id, reason, decided_by, decided_at, review_on, expires_at)
            select coalesce(max(id), 0) + 1, :peer, :name, :domains, :before, %s,
              :cause, :undoes, :reason, :by, :at, :reviewOn, :expiresAt
            from terms_version
            returning id
            """.formatted(TermsColumns.NAMES, TermsColumns.VALUES);

    private record Row(
            long id,
            @Nullable Long peerId,
            @Nullable String name,
            List<String> domains,
            @Nullable Long beforeId,
            @Nested TermsColumns columns,
            Cause cause,
            @Nullable Long undoesId,
            @Nullable String reason,
            @Nullable Long decidedBy,
            Instant decidedAt,
            @Nullable LocalDate reviewOn,
            @Nullable Instant expiresAt) {

        TermsVersion version() {
            return new TermsVersion(
                    new TermsVersionId(id),
                    peerId == null ? null : new PeerId(peerId),
                    name,
                    Set.copyOf(domains),
                    beforeId == null ? null : new TermsVersionId(beforeId),
                    columns.terms(),
                    cause,
                    undoesId == null ? null : new TermsVersionId(undoesId),
                    reason,
                    decidedBy == null ? null : new PersonId(decidedBy),
                    decidedAt,
                    reviewOn,
                    expiresAt);
        }
    }

    /// How often the policy changed.
    long epoch(Transaction transaction) {
        return transaction
                .query("select coalesce(max(id), 0) from terms_version")
                .mapTo(Long.class)
                .one();
    }

    /// The last version of each peer, and of what is standard.
    List<TermsVersion> inForce(Transaction transaction) {
        return transaction.query(IN_FORCE).mapTo(Row.class).map(Row::version).list();
    }

    private record Since(PeerId peerId, Instant since) {}

    /// Since when each peer is shown to members as it is now, by their own choice or without it.
    Map<PeerId, Instant> shownSince(Transaction transaction) {
        return transaction.query(SHOWN_SINCE).mapTo(Since.class).stream()
                .collect(Collectors.toMap(Since::peerId, Since::since));
    }

    /// The last version of some of the peers with terms of their own, by name.
    List<TermsVersion> named(Transaction transaction, long skipped, int limit) {
        return transaction
                .query(NAMED)
                .bind("skipped", skipped)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::version)
                .list();
    }

    /// The versions of these numbers, the newest first.
    List<TermsVersion> versions(Transaction transaction, Collection<TermsVersionId> ids) {
        return transaction
                .query(COLUMNS + "where id = any(:ids) order by id desc")
                .bind("ids", ids.stream().mapToLong(TermsVersionId::value).toArray())
                .mapTo(Row.class)
                .map(Row::version)
                .list();
    }

    /// Every version of what is standard, the newest first.
    List<TermsVersion> standard(Transaction transaction) {
        return transaction
                .query(COLUMNS + "where peer_id is null order by id desc")
                .mapTo(Row.class)
                .map(Row::version)
                .list();
    }

    /// The last version of a peer.
    ///
    /// @param peer null for what is standard
    Optional<TermsVersion> last(Transaction transaction, @Nullable PeerId peer) {
        return transaction
                .query(COLUMNS + "where peer_id is not distinct from :peer order by id desc limit 1")
                .bindByType("peer", peer, PeerId.class)
                .mapTo(Row.class)
                .map(Row::version)
                .findOne();
    }

    /// Versions of a peer or of all, the newest first.
    ///
    /// @param peer   null for all
    /// @param before only those before this one; null for the newest
    List<TermsVersion> log(Transaction transaction, @Nullable PeerId peer, @Nullable TermsVersionId before, int limit) {
        String which = peer == null ? "where true" : "where peer_id = :peer";
        String until = before == null ? "" : " and id < :before";
        var query = transaction
                .query(COLUMNS + which + until + " order by id desc limit :limit")
                .bind("limit", limit);
        if (peer != null) {
            query.bind("peer", peer);
        }
        if (before != null) {
            query.bind("before", before);
        }
        return query.mapTo(Row.class).map(Row::version).list();
    }

    /// Lets one change of terms after the other be made, so that versions are counted in the order of their commits.
    void lock(Transaction transaction) {
        transaction
                .update("lock table terms_version in share row exclusive mode")
                .execute();
    }

    PeerId found(Transaction transaction) {
        return transaction
                .query("insert into peer default values returning id")
                .mapTo(PeerId.class)
                .one();
    }

    /// Writes a version; the lock must be held.
    TermsVersionId write(
            Transaction transaction,
            @Nullable PeerId peer,
            TermsDraft draft,
            @Nullable TermsVersionId before,
            Decided decided) {
        TermsVersionId written = TermsColumns.bind(transaction.query(WRITE), draft)
                .bindByType("peer", peer, PeerId.class)
                .bindByType("before", before, TermsVersionId.class)
                .bind("cause", decided.cause())
                .bindByType("undoes", decided.undoes(), TermsVersionId.class)
                .bind("reason", decided.reason())
                .bindByType("by", decided.by(), PersonId.class)
                .bind("at", decided.at())
                .mapTo(TermsVersionId.class)
                .one();
        if (peer != null) {
            name(transaction, peer, draft.domains());
        }
        return written;
    }

    private static void name(Transaction transaction, PeerId peer, Set<String> domains) {
        transaction
                .update("delete from peer_domain where peer_id = :peer")
                .bind("peer", peer)
                .execute();
        transaction
                .update("insert into peer_domain select domain, :peer from unnest(:domains) domain")
                .bind("peer", peer)
                .bind("domains", domains.toArray(String[]::new))
                .execute();
    }

    /// Every other server with its domain.
    Map<InstanceId, String> servers(Transaction transaction) {
        Map<InstanceId, String> servers = new HashMap<>();
        transaction
                .query("select id, domain from instance where id <> 1 and domain is not null")
                .map((row, context) -> servers.put(new InstanceId(row.getLong(1)), row.getString(2)))
                .list();
        return servers;
    }

    /// How many servers are known.
    long serversKnown(Transaction transaction) {
        return transaction
                .query("select count(*) from instance")
                .mapTo(Long.class)
                .one();
    }

    /// How a version came about; see [TermsVersion].
    record Decided(
            Cause cause,
            @Nullable TermsVersionId undoes,
            @Nullable String reason,
            @Nullable PersonId by,
            Instant at) {}
}
