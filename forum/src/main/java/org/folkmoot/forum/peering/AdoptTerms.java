package org.folkmoot.forum.peering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.MergeRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Puts terms in force that were drafted, looked at and kept before, and that somebody else has decided
/// upon since. Only what they were to change is changed, whatever came between; they are judged as if
/// somebody had typed them now.
public final class AdoptTerms {

    private final PeeringOffice office;
    private final PeerTerms terms;
    private final KeptWhatIfStore kept = new KeptWhatIfStore();

    public AdoptTerms(PeeringOffice office, PeerTerms terms) {
        this.office = office;
        this.terms = terms;
    }

    /// Whether there are such terms, and they are more than an end.
    public boolean adoptable(Transaction transaction, WhatIfId whatIf) {
        return kept.one(transaction, whatIf)
                .filter(found -> !ends(found.draft()))
                .isPresent();
    }

    private static boolean ends(TermsDraft draft) {
        return draft.name() != null && draft.domains().isEmpty();
    }

    /// Puts them in force, within the transaction of whoever decides.
    ///
    /// @param by who answers for it in the log
    public Outcome<TermsVersionId> adopt(Transaction transaction, WhatIfId whatIf, String reason, PersonId by) {
        terms.lock(transaction);
        Optional<KeptWhatIfStore.Kept> found = kept.one(transaction, whatIf);
        if (found.isEmpty() || ends(found.get().draft())) {
            return new Outcome.Missing<>();
        }
        KeptWhatIfStore.Kept wish = found.get();
        Optional<TermsVersion> now = inForce(transaction, wish);
        if (wish.peer() != null && now.filter(version -> !version.ends()).isEmpty()) {
            return new Outcome.Refused<>(Refusal.TERMS_NOT_IN_FORCE);
        }
        TermsDraft draft = merged(transaction, wish, now.orElse(null));
        if (office.announced(transaction, wish.peer(), draft.domains())) {
            return new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED);
        }
        return judged(transaction, wish, draft, reason).then(accepted -> {
            if (now.filter(version -> same(version, draft)).isPresent()) {
                return new Outcome.Refused<>(Refusal.ALREADY_SO);
            }
            PeerId peer = draft.name() == null
                    ? null
                    : Optional.ofNullable(wish.peer()).orElseGet(() -> terms.found(transaction));
            TermsVersionId decision = terms.change(transaction, peer, draft, reason, by);
            kept.link(transaction, List.of(decision), whatIf);
            return new Outcome.Done<>(decision);
        });
    }

    private Optional<TermsVersion> inForce(Transaction transaction, KeptWhatIfStore.Kept wish) {
        boolean known = wish.peer() != null || wish.draft().name() == null;
        return known ? terms.last(transaction, wish.peer()) : Optional.empty();
    }

    private TermsDraft merged(Transaction transaction, KeptWhatIfStore.Kept wish, @Nullable TermsVersion now) {
        TermsDraft draft = wish.draft();
        TermsVersionId beforeId = wish.before();
        TermsVersion before =
                beforeId == null ? null : terms.version(transaction, beforeId).orElse(null);
        Terms held = PeerTerms.heldBefore(before, terms.standard(transaction), wish.epoch());
        Terms holds = now == null ? terms.policy(transaction).standard() : now.terms();
        boolean renamed = before == null || now == null || !draft.domains().equals(before.domains());
        Set<String> domains = renamed || now == null ? draft.domains() : now.domains();
        return new TermsDraft(
                draft.name(),
                domains,
                MergeRule.merged(held, draft.terms(), holds),
                draft.reviewOn(),
                draft.expiresAt());
    }

    private Outcome<TermsRule.Accepted> judged(
            Transaction transaction, KeptWhatIfStore.Kept wish, TermsDraft draft, String reason) {
        TermsRule.Typed typed = new TermsRule.Typed(
                draft.name() == null,
                draft.name() == null ? "" : draft.name(),
                String.join("\n", draft.domains()),
                TermsRule.Votes.of(draft.terms()),
                TermsRule.Choices.of(draft.terms()),
                reason,
                written(draft.reviewOn()),
                written(day(draft.expiresAt())));
        return switch (TermsRule.judge(typed, office.facts(transaction, wish.peer()))) {
            case SpeechDecision.Refused<TermsRule.Accepted>(List<Objection> objections) ->
                new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<TermsRule.Accepted>(TermsRule.Accepted accepted) ->
                new Outcome.Done<>(accepted);
        };
    }

    private static String written(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static boolean same(TermsVersion version, TermsDraft draft) {
        return new TermsDraft(
                        version.name(), version.domains(), version.terms(), version.reviewOn(), version.expiresAt())
                .equals(draft);
    }
}
