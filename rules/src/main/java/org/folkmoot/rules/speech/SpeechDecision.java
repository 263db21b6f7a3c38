package org.folkmoot.rules.speech;

import java.util.List;
import org.folkmoot.values.Objection;

/// Whether words are taken.
///
/// @param <T> the words as they are to be kept
public sealed interface SpeechDecision<T> {

    /// Taken, cleaned of what nobody can see.
    record Accepted<T>(T words) implements SpeechDecision<T> {}

    /// Not taken; everything that stands against it.
    record Refused<T>(List<Objection> objections) implements SpeechDecision<T> {

        public Refused {
            objections = List.copyOf(objections);
        }
    }
}
