package org.folkmoot.rules.consultations;

/// How much support an option needs to be decided upon, beside having more than any other.
public enum PassRule {
    /// No more than that.
    PLURALITY(0, 1),
    /// More than half of the valid ballots.
    MAJORITY(1, 2),
    /// At least two thirds of the valid ballots.
    TWO_THIRDS(2, 3);

    private final int parts;
    private final int of;

    PassRule(int parts, int of) {
        this.parts = parts;
        this.of = of;
    }

    /// The least support that is enough.
    ///
    /// @param ballots how many are valid
    public int needed(int ballots) {
        return switch (this) {
            case PLURALITY -> Math.min(1, ballots);
            case MAJORITY -> ballots / of + 1;
            case TWO_THIRDS -> Math.ceilDiv(ballots * parts, of);
        };
    }
}
