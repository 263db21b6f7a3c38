package org.folkmoot.forum.consultations;

import java.util.Optional;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Gives a consultation up before it is counted, with a reason that everybody reads. Its ballots are destroyed
/// unopened, and letters that wait are not sent.
public final class GiveUpConsultation {

    private final ConsultingOffice office;
    private final MailOutbox outbox;
    private final Ending ending;
    private final ConsultationStore store = new ConsultationStore();
    private final EnvelopeStore envelopes = new EnvelopeStore();

    public GiveUpConsultation(ConsultingOffice office, MailOutbox outbox) {
        this.office = office;
        this.outbox = outbox;
        this.ending = new Ending(office);
    }

    public Outcome<ConsultationId> giveUp(Viewer viewer, ConsultationId consultation, String reason) {
        return office.by(viewer, (transaction, actor) -> {
            Optional<Consultation> found = store.lock(transaction, consultation);
            if (found.isEmpty() || found.get().stage() == Stage.DRAFT) {
                return new Outcome.Missing<>();
            }
            if (!found.get().stage().voidable()) {
                return new Outcome.Refused<>(Refusal.ALREADY_SO);
            }
            return ending.end(transaction, actor, consultation, Stage.VOID, null, reason)
                    .then(given -> {
                        envelopes.destroy(transaction, consultation);
                        outbox.takeBack(transaction, consultation.value());
                        return new Outcome.Done<>(given);
                    });
        });
    }
}
