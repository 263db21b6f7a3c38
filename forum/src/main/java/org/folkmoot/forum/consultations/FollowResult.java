package org.folkmoot.forum.consultations;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.AdoptTerms;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;

/// Puts in force what an option carries that was decided upon, in the transaction that decides. Where its
/// terms cannot be put in force any more, the decision stands all the same, and the page says what stood
/// against them.
final class FollowResult {

    private final AdoptTerms adoptTerms;
    private final ConsultationStore store = new ConsultationStore();

    FollowResult(AdoptTerms adoptTerms) {
        this.adoptTerms = adoptTerms;
    }

    /// Follows an option.
    ///
    /// @param by who answers for it in the log
    void follow(Transaction transaction, Consultation consultation, int option, PersonId by) {
        WhatIfId whatIf = consultation.proposals().get(option);
        if (whatIf == null) {
            return;
        }
        switch (adoptTerms.adopt(transaction, whatIf, reason(consultation, option), by)) {
            case Outcome.Done<TermsVersionId>(TermsVersionId decision) ->
                store.adopted(transaction, consultation.id(), decision, null);
            case Outcome.Refused<TermsVersionId>(List<Objection> objections) ->
                store.adopted(
                        transaction,
                        consultation.id(),
                        null,
                        objections.getFirst().refusal());
            case Outcome.Missing<TermsVersionId>() ->
                throw new IllegalStateException("What option " + option + " of consultation "
                        + consultation.id().value() + " puts in force was kept, and is gone");
        }
    }

    /// Everybody reads it in the log of decisions, in the words in which the members were asked.
    private static String reason(Consultation consultation, int option) {
        return consultation.question().question() + " – "
                + consultation.question().options().get(option - 1) + " (/consultations/"
                + consultation.id().value() + ")";
    }
}
