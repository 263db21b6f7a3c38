package org.folkmoot.forum.moderation;

import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Lets an applicant in, or does not. A decision that was made stands.
public final class DecideApplication {

    /// What is decided, and why; the reason may be blank.
    public record Request(PersonId applicant, boolean accepted, String reason) {}

    private final InOffice office;
    private final Accounts accounts;

    public DecideApplication(InOffice office, Accounts accounts) {
        this.office = office;
        this.accounts = accounts;
    }

    public Outcome<PersonId> decide(Viewer viewer, Request request) {
        return office.by(viewer, (transaction, actor) -> decide(transaction, actor, request));
    }

    private Outcome<PersonId> decide(Transaction transaction, PersonId actor, Request request) {
        Refusal refusal = office.refusal(transaction, Act.DECIDE_APPLICATION, null, actor, request.applicant());
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Refusal wordy = TextRule.reasonIfAny(request.reason());
        if (wordy != null) {
            return new Outcome.Refused<>(Field.REASON, wordy);
        }
        String reason = InOffice.kept(request.reason());
        if (!accounts.decide(transaction, request.applicant(), request.accepted(), reason, actor, office.now())) {
            return new Outcome.Missing<>();
        }
        office.record(
                transaction,
                ModlogEntry.of(
                                request.accepted() ? ModlogAct.APPLICATION_ACCEPTED : ModlogAct.APPLICATION_DECLINED,
                                actor,
                                reason)
                        .about(request.applicant()),
                new PersonChanged(request.applicant()));
        return new Outcome.Done<>(request.applicant());
    }
}
