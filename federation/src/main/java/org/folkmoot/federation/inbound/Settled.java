package org.folkmoot.federation.inbound;

import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.values.Outcome;
import org.jspecify.annotations.Nullable;

/// What became of an activity that was acknowledged.
sealed interface Settled {

    /// It had its effect, or had it already.
    record Applied() implements Settled {}

    /// It has none, and never will.
    ///
    /// @param why a few words, kept with it
    record Dropped(String why) implements Settled {}

    /// What it needs is not to be had now.
    ///
    /// @param about the thing or person that it waits for: whatever else its lane brings about that, or by
    ///              them, waits behind it, so that nothing is undone before it is done; null when nothing
    ///              else has to wait
    record Later(String why, @Nullable Iri about) implements Settled {

        Later(String why) {
            this(why, null);
        }
    }

    /// It had its effect, and what it is about still has to be read anew.
    ///
    /// @param why that could not be done now
    record ToBeRead(String why) implements Settled {}

    /// The same, and when it waits, then for this.
    default Settled waitingFor(Iri about) {
        return this instanceof Later(String why, var _) ? new Later(why, about) : this;
    }

    /// A community passes on what is none of its business.
    static Settled elsewhere() {
        return new Dropped("it is not in the community that passes it on");
    }

    /// The terms with the server that it comes from, or is about, do not take it.
    static Settled apart() {
        return new Dropped("the terms with its server do not take it");
    }

    /// What came of asking another server for something.
    static Settled of(Brought<?> brought) {
        return switch (brought) {
            case Brought.Here<?> here -> new Applied();
            case Brought.Nothing<?>(String why) -> new Dropped(why);
            case Brought.Later<?>(String why) -> new Later(why);
        };
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
