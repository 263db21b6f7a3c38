package org.folkmoot.forum.consultations;

import java.time.Instant;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.Verdict;

/// What was in the envelopes.
///
/// @param tookPart how many there were
/// @param invalid  how many of them did not open, or held no answer
public record Counted(Instant at, int tookPart, int invalid, Count count, Verdict verdict) {

    /// With fewer ballots than this only what came of them is told: who knows some of the voters could
    /// guess the others.
    public static final int FEWEST_TOLD = 10;

    /// Whether anybody may see more than what came of it.
    public boolean told() {
        return count.ballots() >= FEWEST_TOLD;
    }
}
