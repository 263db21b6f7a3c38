package org.folkmoot.federation.inbound;

import org.folkmoot.values.Outcome;

/// What became of an activity that was acknowledged.
sealed interface Settled {

    /// It had its effect, or had it already.
    record Applied() implements Settled {}

    /// It has none, and never will.
    ///
    /// @param why a few words, kept with it
    record Dropped(String why) implements Settled {}

    /// What it needs is not to be had now.
    record Later(String why) implements Settled {}

    /// A community passes on what is none of its business.
    static Settled elsewhere() {
        return new Dropped("it is not in the community that passes it on");
    }

    /// What a deed's outcome means for the activity that asked for it.
    static Settled of(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> new Applied();
            case Outcome.Refused<?> refused -> new Dropped(Reasons.of(refused.objections()));
            case Outcome.Missing<?> missing -> new Dropped("what it is about is not here");
        };
    }
}
