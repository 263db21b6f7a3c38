package org.folkmoot.forum.consultations;

import java.time.Instant;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// A question to the members, as far as it has come.
///
/// @param announced null for a draft
/// @param counted   null before the count
/// @param ended     what was decided, or why it was given up; null before that
/// @param talk      where members of this site alone talk it over; null for nowhere
/// @param voices    where everybody else may say what they think; null for nowhere
public record Consultation(
        ConsultationId id,
        Question question,
        Stage stage,
        @Nullable Announced announced,
        @Nullable Counted counted,
        @Nullable Ended ended,
        @Nullable PostId talk,
        @Nullable PostId voices) {

    /// What was fixed when it was announced.
    ///
    /// @param electorate  how many may take part
    /// @param publicKey   to which ballots are sealed
    /// @param optionsHash what the question came to then
    @SuppressWarnings("ArrayRecordComponent") // two announcements are never compared
    public record Announced(Instant at, int electorate, byte[] publicKey, byte[] optionsHash) {}

    /// How it came to its end.
    ///
    /// @param by      who decided or gave it up; null for what a binding result decided, and where the
    ///                account is gone
    /// @param because null for what a binding result decided
    /// @param option  that was decided upon; null for none, and where it was given up
    public record Ended(
            Instant at,
            @Nullable String by,
            @Nullable String because,
            @Nullable Integer option) {}
}
