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
import org.folkmoot.forum.peering.Announcement.End;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/// Reads and writes `announced_terms`. The only place that does.
final class AnnouncementStore {

    private static final String KEEP = """
            insert into announced_terms (peer_id, name, domains, about, before_id, epoch, %s,
              review_on, expires_at, reason, announced_by, announced_at, starts_at, what_if_id)
            values (:peer, :name, :domains, :about, :before, :epoch, %s,
              :reviewOn, :expiresAt, :reason, :by, :at, :startsAt, :whatIf)
            returning id
            """.formatted(TermsColumns.NAMES, TermsColumns.VALUES);

    private static final String COLUMNS = """
            select announced_terms.id, peer_id, announced_terms.name, domains, before_id, epoch, %s,
                   review_on, expires_at, reason, announced_by, author.name as author, announced_at, starts_at, what_if_id,
                   ended_at, decision_id, withdrawn_by, withdrawer.name as withdrawer, withdrawn_because
            from announced_terms
            left join person author on author.id = announced_by and author.deleted_at is null
            left join person withdrawer on withdrawer.id = withdrawn_by and withdrawer.deleted_at is null
            """.formatted(TermsColumns.NAMES);

    private static final String OPEN = COLUMNS + """
            where ended_at is null and (cast(:names as text[]) is null or about && cast(:names as text[]))
            order by starts_at, announced_terms.id limit :limit
            """;

    private static final String CLASHES = """
            select exists (select from announced_terms
                           where ended_at is null
                             and (about && cast(:domains as text[]) or peer_id = :peer or (:standard and name is null)))
            """;

    private static final String END = """
            update announced_terms
            set ended_at = :at, decision_id = :decision, withdrawn_by = :by, withdrawn_because = :reason
            where id = :id and ended_at is null
            """;

    /// A row, without what is kept elsewhere.
    ///
    /// @param epoch      the last decision of all when it was announced
    /// @param withdrawer who withdrew it; null while nobody did
    record Kept(
            AnnouncementId id,
            @Nullable PeerId peer,
            TermsDraft draft,
            @Nullable TermsVersionId before,
            long epoch,
            String reason,
            PersonId by,
            @Nullable String author,
            Instant at,
            Instant startsAt,
            @Nullable WhatIfId whatIf,
            @Nullable PersonId withdrawer,
            @Nullable End end) {}

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
            String reason,
            long announcedBy,
            @Nullable String author,
            Instant announcedAt,
            Instant startsAt,
            @Nullable Long whatIfId,
            @Nullable Instant endedAt,
            @Nullable Long decisionId,
            @Nullable Long withdrawnBy,
            @Nullable String withdrawer,
            @Nullable String withdrawnBecause) {

        Kept kept() {
            return new Kept(
                    new AnnouncementId(id),
                    peerId == null ? null : new PeerId(peerId),
                    new TermsDraft(name, Set.copyOf(domains), columns.terms(), reviewOn, expiresAt),
                    beforeId == null ? null : new TermsVersionId(beforeId),
                    epoch,
                    reason,
                    new PersonId(announcedBy),
                    author,
                    announcedAt,
                    startsAt,
                    whatIfId == null ? null : new WhatIfId(whatIfId),
                    withdrawnBy == null ? null : new PersonId(withdrawnBy),
                    end());
        }

        private @Nullable End end() {
            if (endedAt == null) {
                return null;
            }
            if (decisionId != null) {
                return new End.InForce(new TermsVersionId(decisionId));
            }
            return withdrawnBecause == null
                    ? new End.Lapsed()
                    : new End.Withdrawn(withdrawer, withdrawnBecause, endedAt);
        }
    }

    /// What is announced.
    ///
    /// @param about the servers of the peer as they are and as they will be
    record Announced(
            @Nullable PeerId peer,
            TermsDraft draft,
            Set<String> about,
            @Nullable TermsVersionId before,
            long epoch,
            String reason,
            PersonId by,
            Instant at,
            Instant startsAt,
            @Nullable WhatIfId whatIf) {}

    AnnouncementId keep(Transaction transaction, Announced announced) {
        return TermsColumns.bind(transaction.query(KEEP), announced.draft())
                .bindByType("peer", announced.peer(), PeerId.class)
                .bind("about", sorted(announced.about()))
                .bindByType("before", announced.before(), TermsVersionId.class)
                .bind("epoch", announced.epoch())
                .bind("reason", announced.reason())
                .bind("by", announced.by())
                .bind("at", announced.at())
                .bind("startsAt", announced.startsAt())
                .bindByType("whatIf", announced.whatIf(), WhatIfId.class)
                .mapTo(AnnouncementId.class)
                .one();
    }

    private static String[] sorted(Collection<String> domains) {
        return domains.stream().sorted().toArray(String[]::new);
    }

    Optional<Kept> one(Transaction transaction, AnnouncementId id) {
        return transaction
                .query(COLUMNS + "where announced_terms.id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::kept)
                .findOne();
    }

    /// Every one there ever was, in the order in which they were announced.
    List<Kept> all(Transaction transaction) {
        return transaction
                .query(COLUMNS + "order by announced_terms.id")
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /// Those to come, the next one first.
    ///
    /// @param names only those about a server that is named so; null for all
    List<Kept> open(Transaction transaction, @Nullable Collection<String> names, int limit) {
        return transaction
                .query(OPEN)
                .bind("names", names == null ? null : names.toArray(String[]::new))
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /// Those whose moment has come, in the order of their moments.
    List<Kept> due(Transaction transaction, Instant now) {
        return transaction
                .query(COLUMNS + "where ended_at is null and starts_at <= :now order by starts_at, announced_terms.id")
                .bind("now", now)
                .mapTo(Row.class)
                .map(Row::kept)
                .list();
    }

    /// When the next one starts; empty when none is to come.
    Optional<Instant> next(Transaction transaction) {
        return transaction
                .query("select starts_at from announced_terms where ended_at is null order by starts_at limit 1")
                .mapTo(Instant.class)
                .findOne();
    }

    /// Whether one is to come for this peer, or about one of these servers.
    ///
    /// @param standard whether what is standard is meant
    boolean clashes(Transaction transaction, @Nullable PeerId peer, boolean standard, Set<String> domains) {
        return transaction
                .query(CLASHES)
                .bindByType("peer", peer, PeerId.class)
                .bind("standard", standard)
                .bind("domains", sorted(domains))
                .mapTo(Boolean.class)
                .one();
    }

    /// The servers about which one is to come.
    Set<String> about(Transaction transaction) {
        return Set.copyOf(transaction
                .query("select distinct unnest(about) from announced_terms where ended_at is null")
                .mapTo(String.class)
                .list());
    }

    /// Ends one that came in force, or that nothing is left to do for.
    void end(Transaction transaction, AnnouncementId id, @Nullable TermsVersionId decision, Instant at) {
        ended(transaction, id, decision, null, null, at);
    }

    /// Ends one that somebody withdrew.
    ///
    /// @return false when it had ended before
    boolean withdraw(Transaction transaction, AnnouncementId id, PersonId by, String reason, Instant at) {
        return ended(transaction, id, null, by, reason, at);
    }

    private static boolean ended(
            Transaction transaction,
            AnnouncementId id,
            @Nullable TermsVersionId decision,
            @Nullable PersonId by,
            @Nullable String reason,
            Instant at) {
        return transaction
                        .update(END)
                        .bind("id", id)
                        .bind("at", at)
                        .bindByType("decision", decision, TermsVersionId.class)
                        .bindByType("by", by, PersonId.class)
                        .bind("reason", reason)
                        .execute()
                == 1;
    }
}
