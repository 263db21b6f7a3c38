package org.folkmoot.forum.peering;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsDraftId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `terms_draft`. The only place that does.
final class DraftStore {

    /// One statement for a whole list, however long.
    private static final String KEEP = """
            insert into terms_draft (domain, severity, rejects_reports, comment, source, imported_by, imported_at)
            select listed.domain, listed.severity, listed.rejects_reports, listed.comment, :source, :by, :at
            from unnest(:domains, :severities, :rejecting, :comments)
              as listed (domain, severity, rejects_reports, comment)
            on conflict (source, domain) do update
            set severity = excluded.severity, rejects_reports = excluded.rejects_reports, comment = excluded.comment,
                imported_by = excluded.imported_by, imported_at = excluded.imported_at
            """;

    private static final String COLUMNS = """
            select terms_draft.id, domain, severity, rejects_reports, comment, source, person.name as imported_by, imported_at
            from terms_draft left join person on person.id = imported_by
            """;

    private static final String PAGE = COLUMNS + """
            where (domain, terms_draft.id) > (:domain, :id) and (cast(:source as text) is null or source = :source)
            order by domain, terms_draft.id limit :limit
            """;

    private static final String SOURCES = """
            select source as name, count(*) as drafts from terms_draft
            group by source order by max(imported_at) desc, source
            """;

    private record Row(
            long id,
            String domain,
            Severity severity,
            boolean rejectsReports,
            String comment,
            String source,
            @Nullable String importedBy,
            Instant importedAt) {

        Draft draft() {
            return new Draft(
                    new TermsDraftId(id),
                    new ListedServer(domain, severity, rejectsReports, comment),
                    source,
                    importedBy,
                    importedAt);
        }
    }

    /// Keeps what a list says; what it said before of the same servers is replaced.
    void keep(Transaction transaction, String source, List<ListedServer> servers, PersonId by, Instant at) {
        transaction
                .update(KEEP)
                .bind("domains", texts(servers, ListedServer::domain))
                .bind("severities", texts(servers, server -> server.severity().name()))
                .bind(
                        "rejecting",
                        servers.stream().map(ListedServer::rejectsReports).toArray(Boolean[]::new))
                .bind("comments", texts(servers, ListedServer::comment))
                .bind("source", source)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    private static String[] texts(List<ListedServer> servers, Function<ListedServer, String> part) {
        return servers.stream().map(part).toArray(String[]::new);
    }

    /// Some drafts, by domain.
    ///
    /// @param source null for those of every list
    List<Draft> page(Transaction transaction, @Nullable String source, DraftView.Place after, int limit) {
        return transaction
                .query(PAGE)
                .bind("source", source)
                .bind("domain", after.domain())
                .bind("id", after.id())
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::draft)
                .list();
    }

    /// Those of these drafts that are still there, by domain and with the older import first.
    List<Draft> drafts(Transaction transaction, Collection<TermsDraftId> ids) {
        return transaction
                .query(COLUMNS + "where terms_draft.id = any(:ids) order by domain, imported_at, terms_draft.id")
                .bind("ids", numbers(ids))
                .mapTo(Row.class)
                .map(Row::draft)
                .list();
    }

    /// All lists of which there are drafts, the last one first.
    List<DraftView.Source> sources(Transaction transaction) {
        return transaction.query(SOURCES).mapTo(DraftView.Source.class).list();
    }

    int discard(Transaction transaction, Collection<TermsDraftId> ids) {
        return transaction
                .update("delete from terms_draft where id = any(:ids)")
                .bind("ids", numbers(ids))
                .execute();
    }

    int discard(Transaction transaction, String source) {
        return transaction
                .update("delete from terms_draft where source = :source")
                .bind("source", source)
                .execute();
    }

    private static long[] numbers(Collection<TermsDraftId> ids) {
        return ids.stream().mapToLong(TermsDraftId::value).toArray();
    }
}
