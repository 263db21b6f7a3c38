package org.folkmoot.rules.votes;

import org.folkmoot.values.Direction;
import org.folkmoot.values.Refusal;

/// What becomes of a vote.
public sealed interface VoteDecision {

    /// It stands from now on, in place of any earlier one.
    record Placed(Direction direction) implements VoteDecision {}

    /// No vote of theirs stands any more.
    record Cleared() implements VoteDecision {}

    /// Everything is already as asked.
    record Unchanged() implements VoteDecision {}

    /// What stood before still stands.
    record Refused(Refusal refusal) implements VoteDecision {}
}
