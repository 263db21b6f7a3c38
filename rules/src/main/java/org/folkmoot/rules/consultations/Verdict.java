package org.folkmoot.rules.consultations;

import java.util.List;

/// What came of a consultation.
public sealed interface Verdict {

    /// An option has enough behind it.
    ///
    /// @param behind how many ballots
    /// @param needed how many would have been enough
    record Passed(int option, int behind, int needed) implements Verdict {}

    /// One leads, without enough behind it.
    ///
    /// @param behind how many ballots
    /// @param needed how many would have been enough
    record FellShort(int option, int behind, int needed) implements Verdict {}

    /// Several have the same behind them, and nothing tells them apart.
    record Tied(List<Integer> options) implements Verdict {

        public Tied {
            options = List.copyOf(options);
        }
    }

    /// Too few took part for it to decide anything.
    ///
    /// @param needed how many would have been enough
    record TooFew(int tookPart, int needed) implements Verdict {}
}
