package org.folkmoot.forum.consultations;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Ends a consultation: what it came to is followed or not, or it is given up before the count. Either
/// takes a reason that everybody reads.
public final class EndConsultation {

    private final ConsultingOffice office;
    private final FollowResult follow;
    private final MailOutbox outbox;
    private final ConsultationStore store = new ConsultationStore();
    private final EnvelopeStore envelopes = new EnvelopeStore();

    public EndConsultation(ConsultingOffice office, AdoptTerms adoptTerms, MailOutbox outbox) {
        this.office = office;
        this.outbox = outbox;
        this.follow = new FollowResult(adoptTerms);
    }

    /// Decides upon what was counted.
    ///
    /// @param option the one that is followed; null for none
    public Outcome<ConsultationId> decide(
            Viewer viewer, ConsultationId consultation, @Nullable Integer option, String reason) {
        return office.by(viewer, (transaction, actor) -> {
            Optional<Consultation> found = store.lock(transaction, consultation);
            if (found.isEmpty() || found.get().stage() == Stage.DRAFT) {
                return new Outcome.Missing<>();
            }
            if (found.get().stage() != Stage.COUNTED) {
                return new Outcome.Refused<>(Refusal.ALREADY_SO);
            }
            if (option != null
                    && (option < 1 || option > found.get().question().options().size())) {
                return new Outcome.Refused<>(Field.OPTIONS, Refusal.CHOICE_MISSING);
            }
            return ended(transaction, actor, consultation, Stage.DECIDED, option, reason)
                    .then(decided -> {
                        if (option != null) {
                            follow.follow(transaction, found.get(), option, actor);
                        }
                        return new Outcome.Done<>(decided);
                    });
        });
    }

    /// Gives one up before it is counted. Its ballots are destroyed unopened, and letters that wait are not sent.
    public Outcome<ConsultationId> giveUp(Viewer viewer, ConsultationId consultation, String reason) {
        return office.by(viewer, (transaction, actor) -> {
            Optional<Consultation> found = store.lock(transaction, consultation);
            if (found.isEmpty() || found.get().stage() == Stage.DRAFT) {
                return new Outcome.Missing<>();
            }
            if (!found.get().stage().voidable()) {
                return new Outcome.Refused<>(Refusal.ALREADY_SO);
            }
            return ended(transaction, actor, consultation, Stage.VOID, null, reason)
                    .then(given -> {
                        envelopes.destroy(transaction, consultation);
                        outbox.takeBack(transaction, consultation.value());
                        return new Outcome.Done<>(given);
                    });
        });
    }

    private Outcome<ConsultationId> ended(
            Transaction transaction,
            PersonId actor,
            ConsultationId consultation,
            Stage stage,
            @Nullable Integer option,
            String typed) {
        String reason = Wording.text(typed).strip();
        Refusal wordless = TextRule.reason(reason);
        if (wordless != null) {
            return new Outcome.Refused<>(Field.REASON, wordless);
        }
        store.end(transaction, consultation, stage, actor, office.clock().instant(), reason, option);
        office.moved(transaction, consultation);
        return new Outcome.Done<>(consultation);
    }
}
