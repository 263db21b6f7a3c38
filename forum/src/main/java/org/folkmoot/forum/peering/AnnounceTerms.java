package org.folkmoot.forum.peering;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Decides that terms hold from a later day on. Everybody can read it from now on; until its day it can be withdrawn,
/// and
/// nothing else is decided about the same servers. [StartTerms] puts it in force.
public final class AnnounceTerms {

    private final Database database;
    private final PeerTerms terms;
    private final ChangeTerms changeTerms;
    private final Consequences consequences;
    private final InstantSource clock;
    private final AnnouncementStore store = new AnnouncementStore();
    private final DraftStore drafts = new DraftStore();

    public AnnounceTerms(
            Database database,
            PeerTerms terms,
            ChangeTerms changeTerms,
            Consequences consequences,
            InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.changeTerms = changeTerms;
        this.consequences = consequences;
        this.clock = clock;
    }

    /// What was typed.
    ///
    /// @param starts the day (ISO 8601) on which it is to hold
    public record Request(ChangeTerms.Request change, String starts) {}

    /// Announces it. What it was seen to change just before is kept with it, and with the decision that it becomes.
    public Outcome<AnnouncementId> announce(Viewer viewer, Request request) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction -> judged(transaction, actor, request))
                        .then(judged -> announce(
                                actor,
                                request,
                                consequences.of(request.change().peer(), ChangeTerms.draft(judged.accepted()))));
    }

    private Outcome<AnnouncementId> announce(PersonId actor, Request request, Consequences.Seen seen) {
        return database.write(transaction -> {
            terms.lock(transaction);
            return judged(transaction, actor, request)
                    .then(judged -> new Outcome.Done<>(announce(transaction, actor, request.change(), judged, seen)));
        });
    }

    private AnnouncementId announce(
            Transaction transaction,
            PersonId actor,
            ChangeTerms.Request change,
            Judged judged,
            Consequences.Seen seen) {
        WhatIfId whatIf = consequences.keep(transaction, seen).orElse(null);
        drafts.discard(transaction, Optional.ofNullable(change.draft()).stream().toList());
        return store.keep(
                transaction,
                new AnnouncementStore.Announced(
                        change.peer(),
                        ChangeTerms.draft(judged.accepted()),
                        about(transaction, change.basedOn(), judged.accepted().domains()),
                        change.basedOn(),
                        terms.policy(transaction).epoch(),
                        judged.accepted().reason(),
                        actor,
                        clock.instant(),
                        judged.startsAt(),
                        whatIf));
    }

    private Set<String> about(Transaction transaction, @Nullable TermsVersionId before, Set<String> domains) {
        Stream<String> held = Optional.ofNullable(before)
                .flatMap(version -> terms.version(transaction, version))
                .map(TermsVersion::domains)
                .stream()
                .flatMap(Set::stream);
        return Stream.concat(held, domains.stream()).collect(Collectors.toSet());
    }

    private record Judged(TermsRule.Accepted accepted, Instant startsAt) {}

    private Outcome<Judged> judged(Transaction transaction, PersonId actor, Request request) {
        return changeTerms.decided(transaction, actor, request.change()).then(accepted -> switch (TermsRule.start(
                request.starts(), accepted.expiresAt(), clock.instant())) {
            case SpeechDecision.Refused<Instant>(List<Objection> objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Instant>(Instant startsAt) ->
                new Outcome.Done<>(new Judged(accepted, startsAt));
        });
    }
}
