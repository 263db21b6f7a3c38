package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.util.Map;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// A question to the members, as far as it has come.
///
/// @param proposals which terms an option puts in force, as they were looked at and kept; most put none
/// @param announced null for a draft
/// @param counted   null before the count
/// @param ended     what was decided, or why it was given up; null before that
/// @param talk      where members of this site alone talk it over; null for nowhere
/// @param voices    where everybody else may say what they think; null for nowhere
public record Consultation(
        ConsultationId id,
        Question question,
        Map<Integer, WhatIfId> proposals,
        Stage stage,
        @Nullable Announced announced,
        @Nullable Counted counted,
        @Nullable Ended ended,
        @Nullable PostId talk,
        @Nullable PostId voices) {

    public Consultation {
        proposals = Map.copyOf(proposals);
    }

    /// What was fixed when it was announced.
    ///
    /// @param by          the admin who announced it
    /// @param electorate  how many may take part
    /// @param publicKey   to which ballots are sealed
    /// @param optionsHash what the question came to then
    @SuppressWarnings("ArrayRecordComponent") // two announcements are never compared
    public record Announced(PersonId by, Instant at, int electorate, byte[] publicKey, byte[] optionsHash) {}

    /// How it came to its end.
    ///
    /// @param by      who decided or gave it up; null for what a binding result decided, and where the
    ///                account is gone
    /// @param because null for what a binding result decided
    /// @param option     that was decided upon; null for none, and where it was given up
    /// @param adopted    the decision by which its terms came in force; null where it had none, or they could not
    /// @param notAdopted why they could not; null where nothing stood against it
    public record Ended(
            Instant at,
            @Nullable String by,
            @Nullable String because,
            @Nullable Integer option,
            @Nullable TermsVersionId adopted,
            @Nullable Refusal notAdopted) {}
}
