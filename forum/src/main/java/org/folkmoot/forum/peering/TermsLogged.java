package org.folkmoot.forum.peering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// What the log tells of each version of the terms of a peer.
public final class TermsLogged implements LogSource {

    private static final int AT_A_TIME = 500;

    private final PeerTerms terms;
    private final WhatIfStore runs = new WhatIfStore();
    private final KeptWhatIfStore links = new KeptWhatIfStore();
    private final DecisionLogStore store = new DecisionLogStore();

    public TermsLogged(PeerTerms terms) {
        this.terms = terms;
    }

    @Override
    public List<LogFacts> missing(Transaction transaction) {
        List<TermsVersionId> ids = store.termsMissing(transaction);
        return ids.isEmpty() ? List.of() : facts(transaction, terms.versions(transaction, ids));
    }

    @Override
    public List<LogFacts> all(Transaction transaction) {
        List<LogFacts> all = new ArrayList<>();
        TermsVersionId before = null;
        List<TermsVersion> versions = terms.log(transaction, null, before, AT_A_TIME);
        while (!versions.isEmpty()) {
            all.addAll(facts(transaction, versions));
            before = versions.getLast().id();
            versions = terms.log(transaction, null, before, AT_A_TIME);
        }
        return all;
    }

    private List<LogFacts> facts(Transaction transaction, List<TermsVersion> versions) {
        Map<PersonId, String> names =
                AuthorView.names(transaction, versions.stream().map(TermsVersion::by));
        return versions.stream()
                .sorted(Comparator.comparingLong(version -> version.id().value()))
                .map(version -> facts(transaction, version, names))
                .toList();
    }

    private LogFacts facts(Transaction transaction, TermsVersion version, Map<PersonId, String> names) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("peer", version.peer() == null ? null : version.peer().value());
        facts.put("domains", version.domains().stream().sorted().toList());
        facts.put("before", number(version.before()));
        facts.put("cause", TermsRule.written(version.cause()));
        facts.put("undoes", number(version.undoes()));
        facts.put("terms", WrittenTerms.of(version.terms()));
        facts.put("review_on", text(version.reviewOn()));
        facts.put("expires_at", text(version.expiresAt()));
        links.link(transaction, version.id()).ifPresent(link -> {
            facts.put("what_if", link.whatIfId().value());
            facts.put("what_if_hash", hash(runs.find(transaction, link.whatIfId())));
        });
        Map<String, LogText> texts = new LinkedHashMap<>();
        text(texts, "peer", version.name(), null);
        text(texts, "reason", version.reason(), null);
        text(texts, LogText.AUTHOR, version.by() == null ? null : names.get(version.by()), version.by());
        return new LogFacts(LogKind.TERMS, version.id().value(), version.at(), facts, texts);
    }

    /// Notes a text, where there is one.
    static void text(Map<String, LogText> texts, String part, @Nullable String said, @Nullable PersonId named) {
        if (said != null) {
            texts.put(part, new LogText(said, named));
        }
    }

    static @Nullable String text(@Nullable Object moment) {
        return moment == null ? null : moment.toString();
    }

    static @Nullable Long number(@Nullable TermsVersionId id) {
        return id == null ? null : id.value();
    }

    /// The fingerprint of what a change was seen to do to the front pages.
    static String hash(List<Comparison> comparisons) {
        return LogEntry.hash(comparisons.stream()
                .map(one -> one.local() + " " + one.order() + " " + lines(one.now()) + " " + lines(one.then()) + " "
                        + one.overlap() + " " + one.shareNow() + " " + one.shareThen() + "\n")
                .sorted()
                .collect(Collectors.joining()));
    }

    private static String lines(List<Comparison.Line> lines) {
        return lines.stream()
                .map(line -> line.post().value() + ":" + line.other())
                .collect(Collectors.joining(","));
    }
}
