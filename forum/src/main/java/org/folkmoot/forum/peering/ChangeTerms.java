package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Puts new terms in force for a peer, or for everybody whom no peer names. It holds from the moment it is committed,
/// for what was received before too.
public final class ChangeTerms {

    /// What was typed.
    ///
    /// @param peer    whose terms; null for a new peer, and for what is standard
    /// @param basedOn the version that was in force when the form was opened; null when there was none
    /// @param draft   the draft that it began with, which is then done with; null for none
    public record Request(
            @Nullable PeerId peer,
            @Nullable TermsVersionId basedOn,
            TermsRule.Typed typed,
            @Nullable TermsDraftId draft) {

        /// Without a draft.
        public Request(@Nullable PeerId peer, @Nullable TermsVersionId basedOn, TermsRule.Typed typed) {
            this(peer, basedOn, typed, null);
        }
    }

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final Consequences consequences;
    private final DraftStore drafts = new DraftStore();

    public ChangeTerms(Database database, PeeringOffice office, PeerTerms terms, Consequences consequences) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.consequences = consequences;
    }

    /// Terms as they would be, and what they would change.
    public record Preview(TermsDraft draft, Consequences.Seen seen) {}

    /// Says what would come of it, without doing it: the terms as they would be, or what stands against them.
    public Outcome<Preview> preview(Viewer viewer, Request request) {
        PersonId actor = viewer.person();
        return actor == null ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST) : preview(actor, request);
    }

    private Outcome<Preview> preview(PersonId actor, Request request) {
        return database.read(transaction -> judged(transaction, actor, request)).then(accepted -> {
            TermsDraft draft = draft(accepted);
            return new Outcome.Done<>(new Preview(draft, consequences.of(request.peer(), draft)));
        });
    }

    /// Puts them in force. What it was seen to change just before is kept with the decision.
    public Outcome<TermsVersionId> change(Viewer viewer, Request request) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : preview(actor, request).then(preview -> change(actor, request, preview.seen()));
    }

    private Outcome<TermsVersionId> change(PersonId actor, Request request, Consequences.Seen seen) {
        return database.write(transaction -> {
            terms.lock(transaction);
            return decided(transaction, actor, request).then(accepted -> {
                PeerId peer = request.typed().standard()
                        ? null
                        : Optional.ofNullable(request.peer()).orElseGet(() -> terms.found(transaction));
                TermsVersionId decision = terms.change(transaction, peer, draft(accepted), accepted.reason(), actor);
                consequences.keep(transaction, List.of(decision), seen);
                drafts.discard(
                        transaction,
                        Optional.ofNullable(request.draft()).stream().toList());
                return new Outcome.Done<>(decision);
            });
        });
    }

    /// Accepted terms as a version of them.
    static TermsDraft draft(TermsRule.Accepted accepted) {
        return new TermsDraft(
                accepted.name(), accepted.domains(), accepted.terms(), accepted.reviewOn(), accepted.expiresAt());
    }

    /// As it would be judged if it were decided now: not while another change of the same terms is announced.
    Outcome<TermsRule.Accepted> decided(Transaction transaction, PersonId actor, Request request) {
        return judged(transaction, actor, request)
                .then(accepted -> office.announced(transaction, request.peer(), accepted.domains())
                        ? new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED)
                        : new Outcome.Done<>(accepted));
    }

    private Outcome<TermsRule.Accepted> judged(Transaction transaction, PersonId actor, Request request) {
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Optional<TermsVersion> before = before(transaction, request);
        if (request.peer() != null && before.isEmpty()) {
            return new Outcome.Missing<>();
        }
        if (!Objects.equals(before.map(TermsVersion::id).orElse(null), request.basedOn())) {
            return new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE);
        }
        return switch (TermsRule.judge(request.typed(), office.facts(transaction, request.peer()))) {
            case SpeechDecision.Refused<TermsRule.Accepted>(List<Objection> objections) ->
                new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<TermsRule.Accepted>(TermsRule.Accepted accepted) ->
                same(before, draft(accepted))
                        ? new Outcome.Refused<>(Field.WHOLE, Refusal.ALREADY_SO)
                        : new Outcome.Done<>(accepted);
        };
    }

    private Optional<TermsVersion> before(Transaction transaction, Request request) {
        boolean known = request.typed().standard() || request.peer() != null;
        return known ? terms.last(transaction, request.peer()) : Optional.empty();
    }

    private static boolean same(Optional<TermsVersion> before, TermsDraft draft) {
        return before.map(version -> new TermsDraft(
                        version.name(), version.domains(), version.terms(), version.reviewOn(), version.expiresAt()))
                .filter(draft::equals)
                .isPresent();
    }
}
