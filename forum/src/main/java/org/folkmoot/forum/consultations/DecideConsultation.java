package org.folkmoot.forum.consultations;

import java.util.Optional;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Decides upon what was counted: it is followed or not, with a reason that everybody reads.
public final class DecideConsultation {

    private final ConsultingOffice office;
    private final Ending ending;
    private final FollowResult follow;
    private final ConsultationStore store = new ConsultationStore();

    public DecideConsultation(ConsultingOffice office, AdoptTerms adoptTerms) {
        this.office = office;
        this.ending = new Ending(office);
        this.follow = new FollowResult(adoptTerms);
    }

    /// Decides.
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
            return ending.end(transaction, actor, consultation, Stage.DECIDED, option, reason)
                    .then(decided -> {
                        if (option != null) {
                            follow.follow(transaction, found.get(), option, actor);
                        }
                        return new Outcome.Done<>(decided);
                    });
        });
    }
}
