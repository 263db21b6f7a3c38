package org.folkmoot.forum.consultations;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Writes a question to the members down, for admins alone to see. It may be written anew until it is
/// announced.
public final class DraftConsultation {

    private final ConsultingOffice office;
    private final AdoptTerms adoptTerms;
    private final ConsultationStore store = new ConsultationStore();

    public DraftConsultation(ConsultingOffice office, AdoptTerms adoptTerms) {
        this.office = office;
        this.adoptTerms = adoptTerms;
    }

    /// Keeps a draft.
    ///
    /// @param consultation the draft that is written anew; null for a new one
    public Outcome<ConsultationId> keep(
            Viewer viewer, @Nullable ConsultationId consultation, QuestionRule.Typed typed) {
        return office.by(viewer, (transaction, actor) -> switch (QuestionRule.judge(
                typed, office.clock().instant())) {
            case SpeechDecision.Refused<Question>(List<Objection> objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Question>(Question question) ->
                keep(transaction, actor, consultation, question);
        });
    }

    private Outcome<ConsultationId> keep(
            Transaction transaction, PersonId actor, @Nullable ConsultationId consultation, Question question) {
        if (consultation == null) {
            return new Outcome.Done<>(
                    store.draft(transaction, question, actor, office.clock().instant()));
        }
        return draft(transaction, consultation).then(draft -> {
            store.redraft(transaction, consultation, question);
            return new Outcome.Done<>(consultation);
        });
    }

    /// Lets an option of a draft put terms in force that somebody looked at and kept.
    ///
    /// @param whatIf null for nothing
    public Outcome<ConsultationId> propose(
            Viewer viewer, ConsultationId consultation, int option, @Nullable WhatIfId whatIf) {
        return office.by(
                viewer,
                (transaction, actor) -> draft(transaction, consultation).then(draft -> {
                    if (option < 1 || option > draft.question().options().size()) {
                        return new Outcome.Refused<>(Field.OPTIONS, Refusal.CHOICE_MISSING);
                    }
                    if (whatIf != null && !adoptTerms.adoptable(transaction, whatIf)) {
                        return new Outcome.Refused<>(Refusal.TERMS_NOT_KEPT);
                    }
                    store.propose(transaction, consultation, option, whatIf);
                    return new Outcome.Done<>(consultation);
                }));
    }

    /// Throws a draft away.
    public Outcome<ConsultationId> discard(Viewer viewer, ConsultationId consultation) {
        return office.by(
                viewer,
                (transaction, actor) -> draft(transaction, consultation).then(draft -> {
                    store.discard(transaction, consultation);
                    return new Outcome.Done<>(consultation);
                }));
    }

    private Outcome<Consultation> draft(Transaction transaction, ConsultationId consultation) {
        Optional<Consultation> found = store.lock(transaction, consultation);
        if (found.isEmpty()) {
            return new Outcome.Missing<>();
        }
        return found.get().stage() == Stage.DRAFT
                ? new Outcome.Done<>(found.get())
                : new Outcome.Refused<>(Refusal.ANNOUNCED_ALREADY);
    }
}
