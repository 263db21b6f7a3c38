package org.folkmoot.forum.peering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// The public log of decisions about terms: anybody may read all of it.
public final class DecisionView {

    private static final String NAMES = "select id, name from person where id = any(:people)";

    private final Database database;
    private final PeerTerms terms;
    private final WhatIfStore store = new WhatIfStore();

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

    /// One decision; empty when there is none of this number.
    public Optional<Decision> one(TermsVersionId id) {
        return database.read(transaction -> terms.version(transaction, id)
                .map(version -> read(transaction, List.of(version)).getFirst()));
    }

    private List<Decision> read(Transaction transaction, List<TermsVersion> versions) {
        Map<PersonId, String> names = names(transaction, versions);
        return versions.stream()
                .map(version -> new Decision(
                        version,
                        before(transaction, version),
                        version.by() == null ? null : names.get(version.by()),
                        terms.last(transaction, version.peer())
                                .filter(version::equals)
                                .isPresent(),
                        store.find(transaction, version.id())))
                .toList();
    }

    private @Nullable TermsVersion before(Transaction transaction, TermsVersion version) {
        return version.before() == null
                ? null
                : terms.version(transaction, version.before()).orElseThrow();
    }

    private static Map<PersonId, String> names(Transaction transaction, List<TermsVersion> versions) {
        long[] people = versions.stream()
                .map(TermsVersion::by)
                .flatMap(by -> Optional.ofNullable(by).stream())
                .mapToLong(PersonId::value)
                .distinct()
                .toArray();
        Map<PersonId, String> names = new HashMap<>();
        transaction
                .query(NAMES)
                .bind("people", people)
                .map((row, context) -> names.put(new PersonId(row.getLong(1)), row.getString(2)))
                .list();
        return names;
    }
}
