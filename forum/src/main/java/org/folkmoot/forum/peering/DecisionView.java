package org.folkmoot.forum.peering;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// The public log of decisions about terms: anybody may read all of it.
public final class DecisionView {

    private static final String NEXT = "select before_id, id, cause from terms_version where before_id = any(:ids)";

    /// A peer whose terms ended names no domain any more, and what was decided about it is not forgotten.
    private static final String ABOUT = """
            select id from terms_version
            where peer_id in (select peer_id from terms_version where domains && cast(:domains as text[]))
              and (cast(:before as bigint) is null or id < :before)
            order by id desc limit :limit
            """;

    private static final String DUE = """
            select id from terms_version
            where review_on <= :today and (peer_id is null or cardinality(domains) > 0)
              and id in (select max(id) from terms_version group by peer_id)
            order by review_on, id limit :limit
            """;

    private final Database database;
    private final PeerTerms terms;
    private final WhatIfStore runs = new WhatIfStore();
    private final KeptWhatIfStore links = new KeptWhatIfStore();
    private final EvidenceStore evidence = new EvidenceStore();

    public DecisionView(Database database, PeerTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /// Some decisions, the newest first.
    ///
    /// @param peer   of one peer; null for all
    /// @param before only those before this one; null to begin with the newest
    public List<Decision> log(@Nullable PeerId peer, @Nullable TermsVersionId before, int limit) {
        return database.read(transaction -> read(transaction, terms.log(transaction, peer, before, limit)));
    }

    /// Some decisions about whoever ever named a server, or a domain that it lies in; the newest first.
    ///
    /// @param server its domain
    /// @param before only those before this one; null to begin with the newest
    public List<Decision> about(String server, @Nullable TermsVersionId before, int limit) {
        return database.read(transaction -> read(
                transaction,
                terms.versions(
                        transaction,
                        transaction
                                .query(ABOUT)
                                .bind("domains", Policy.names(server).toArray(String[]::new))
                                .bindByType("before", before, TermsVersionId.class)
                                .bind("limit", limit)
                                .mapTo(TermsVersionId.class)
                                .list())));
    }

    /// Decisions in force that somebody was to look at again by now, the one that waits longest first.
    ///
    /// @param today in UTC
    public List<Decision> due(LocalDate today, int limit) {
        return database.read(transaction -> {
            List<TermsVersionId> ids = transaction
                    .query(DUE)
                    .bind("today", today)
                    .bind("limit", limit)
                    .mapTo(TermsVersionId.class)
                    .list();
            return read(transaction, terms.versions(transaction, ids)).stream()
                    .sorted(Comparator.comparingInt(
                            decision -> ids.indexOf(decision.version().id())))
                    .toList();
        });
    }

    /// One decision; empty when there is none of this number.
    public Optional<Decision> one(TermsVersionId id) {
        return database.read(transaction -> one(transaction, id));
    }

    /// As [#one(TermsVersionId)], among other questions.
    Optional<Decision> one(Transaction transaction, TermsVersionId id) {
        return terms.version(transaction, id)
                .map(version -> read(transaction, List.of(version)).getFirst());
    }

    /// What a decision was seen to change when it was taken.
    ///
    /// @param comparisons none where nobody looked, or where too few people vote from there for it to be told
    /// @param together    how many decisions, this one among them, change all of it together
    public record Seen(List<Comparison> comparisons, int together) {}

    /// What was attached to a decision since.
    public Attached attached(TermsVersionId decision) {
        return database.read(transaction -> evidence.of(transaction, decision));
    }

    /// What a decision was seen to change when it was taken.
    public Seen seen(TermsVersionId decision) {
        return database.read(transaction -> links.link(transaction, decision)
                .map(link -> new Seen(runs.find(transaction, link.whatIfId()), link.together()))
                .orElseGet(() -> new Seen(List.of(), 1)));
    }

    private List<Decision> read(Transaction transaction, List<TermsVersion> versions) {
        Map<PersonId, String> names =
                AuthorView.names(transaction, versions.stream().map(TermsVersion::by));
        Map<TermsVersionId, Decision.Next> next = next(transaction, versions);
        Map<TermsVersionId, TermsVersion> before = before(transaction, versions);
        List<TermsVersion> standard = terms.standard(transaction);
        return versions.stream()
                .map(version -> new Decision(
                        version,
                        version.before() == null ? null : before.get(version.before()),
                        PeerTerms.standardAt(standard, version.id().value() - 1),
                        version.by() == null ? null : names.get(version.by()),
                        next.get(version.id())))
                .toList();
    }

    private static Map<TermsVersionId, Decision.Next> next(Transaction transaction, List<TermsVersion> versions) {
        Map<TermsVersionId, Decision.Next> next = new HashMap<>();
        transaction
                .query(NEXT)
                .bind(
                        "ids",
                        versions.stream()
                                .mapToLong(version -> version.id().value())
                                .toArray())
                .map((row, context) -> next.put(
                        new TermsVersionId(row.getLong(1)),
                        new Decision.Next(
                                new TermsVersionId(row.getLong(2)), TermsVersion.Cause.valueOf(row.getString(3)))))
                .list();
        return next;
    }

    private Map<TermsVersionId, TermsVersion> before(Transaction transaction, List<TermsVersion> versions) {
        Set<TermsVersionId> ids = versions.stream()
                .flatMap(version -> Optional.ofNullable(version.before()).stream())
                .collect(Collectors.toSet());
        return terms.versions(transaction, ids).stream().collect(Collectors.toMap(TermsVersion::id, found -> found));
    }
}
