package org.folkmoot.forum.consultations;

import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Notes how a consultation ended, with a reason that everybody reads.
final class Ending {

    private final ConsultingOffice office;
    private final ConsultationStore store = new ConsultationStore();

    Ending(ConsultingOffice office) {
        this.office = office;
    }

    /// Ends one that is locked.
    ///
    /// @param option that is followed; null for none
    /// @param typed  the reason as it was typed
    Outcome<ConsultationId> end(
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
