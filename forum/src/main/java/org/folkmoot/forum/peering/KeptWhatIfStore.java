package org.folkmoot.forum.peering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsColumns;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// Reads and writes `kept_what_if` and `decision_what_if`. The only place that does.
final class KeptWhatIfStore {

    private static final String KEEP = """
            insert into kept_what_if (id, peer_id, name, domains, about, before_id, epoch, %s,
              review_on, expires_at, members, communities, subscriptions, our_communities, told, made_by, made_at)
            values (:id, :peer, :name, :domains, :about, :before, :epoch, %s,
              :reviewOn, :expiresAt, :members, :communities, :subscriptions, :ourCommunities, :told, :by, :at)
            """.formatted(TermsColumns.NAMES, TermsColumns.VALUES);

    private static final String COLUMNS = """
            select kept_what_if.id, peer_id, kept_what_if.name, domains, before_id, epoch, %s,
                   review_on, expires_at, members, communities, subscriptions, our_communities, told, made_at, person.name as author
            from kept_what_if left join person on person.id = made_by and person.deleted_at is null
            """.formatted(TermsColumns.NAMES);

    private static final String PAGE = COLUMNS + """
            where (told or :untold)
              and (cast(:about as text[]) is null or about && cast(:about as text[]))
              and (cast(:before as bigint) is null or kept_what_if.id < :before)
            order by kept_what_if.id desc limit :limit
            """;

    private static final String LINK = """
            insert into decision_what_if (decision_id, what_if_id, together)
            select decision, :run, :together from unnest(:decisions) decision
            """;

    /// A row, without what is kept elsewhere.
    ///
    /// @param before what was in force for its peer; null when nothing was
    /// @param epoch  the last decision of all when it was made
    record Kept(
            WhatIfId id,
            @Nullable PeerId peer,
            TermsDraft draft,
            @Nullable TermsVersionId before,
            long epoch,
            Reach reach,
            boolean told,
            @Nullable String author,
            Instant at) {}

    private record Row(
            long id,
            @Nullable Long peerId,
            @Nullable String name,
            List<String> domains,
            @Nullable Long beforeId,
            long epoch,
            @Nested TermsColumns columns,
            @Nullable LocalDate reviewOn,
            @Nullable Instant expiresAt,
            @Nested Reach reach,
            boolean told,
            Instant madeAt,
            @Nullable String author) {

        Kept kept() {
            return new Kept(
                    new WhatIfId(id),
                    peerId == null ? null : new PeerId(peerId),
                    new TermsDraft(name, Set.copyOf(domains), columns.terms(), reviewOn, expiresAt),
                    beforeId == null ? null : new TermsVersionId(beforeId),
                    epoch,
                    reach,
                    told,
                    author,
                    madeAt);
        }
    }

    /// Keeps for which terms a comparison was made.
    ///
    /// @param about the servers of the peer as they are and as they would be
    void keep(Transaction transaction, Kept kept, Set<String> about, PersonId by) {
        TermsColumns.bind(transaction.update(KEEP), kept.draft())
                .bind("id", kept.id())
                .bindByType("peer", kept.peer(), PeerId.class)
                .bind("about", about.stream().sorted().toArray(String[]::new))
                .bindByType("before", kept.before(), TermsVersionId.class)
                .bind("epoch", kept.epoch())
                .bind("members", kept.reach().members())
                .bind("communities", kept.reach().communities())
                .bind("subscriptions", kept.reach().subscriptions())
                .bind("ourCommunities", kept.reach().ourCommunities())
                .bind("told", kept.told())
                .bind("by", by)
                .bind("at", kept.at())
                .execute();
    }

    Optional<Kept> one(Transaction transaction, WhatIfId id) {
        return transaction
                .query(COLUMNS + "where kept_what_if.id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::kept)
                .findOne();
    }

    /// Some of them, the newest first.
    ///
    /// @param names  only those about a server that is named so; null for all
    /// @param untold those too that not everybody may see
    /// @param before only those before this one; null to begin with the newest
    List<Kept> page(
            Transaction transaction,
            @Nullable Collection<String> names,
            boolean untold,
            @Nullable WhatIfId before,
            int limit) {
        return transaction
                .query(PAGE)
                .bind("about", names == null ? null : names.toArray(String[]::new))
                .bind("untold", untold)
                .bindByType("before", before, WhatIfId.class)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /// The last one that somebody made.
    Optional<Kept> last(Transaction transaction, PersonId by) {
        return transaction
                .query(COLUMNS + "where made_by = :by order by kept_what_if.id desc limit 1")
                .bind("by", by)
                .mapTo(Row.class)
                .map(Row::kept)
                .findOne();
    }

    /// Keeps which comparison decisions were taken with, all of them together.
    void link(Transaction transaction, Collection<TermsVersionId> decisions, WhatIfId run) {
        transaction
                .update(LINK)
                .bind(
                        "decisions",
                        decisions.stream().mapToLong(TermsVersionId::value).toArray())
                .bind("run", run)
                .bind("together", decisions.size())
                .execute();
    }

    /// Which comparison a decision was taken with, and how many others with it.
    ///
    /// @param together how many decisions were taken with it; 1 for one alone
    record Link(WhatIfId whatIfId, int together) {}

    Optional<Link> link(Transaction transaction, TermsVersionId decision) {
        return transaction
                .query("select what_if_id, together from decision_what_if where decision_id = :decision")
                .bind("decision", decision)
                .mapTo(Link.class)
                .findOne();
    }
}
