package org.folkmoot.values;

import java.util.List;
import java.util.function.Function;

/// What became of a deed. What a user can cause is a value; only what we or the machine cause is an exception.
public sealed interface Outcome<T> {

    /// What becomes of the next step of a deed, which is taken only when this one was.
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(List<Objection> objections) -> new Refused<>(objections);
            case Missing<T>() -> new Missing<>();
        };
    }

    /// It happened.
    record Done<T>(T value) implements Outcome<T> {}

    /// It did not happen, and nothing was changed; every objection that was found is named.
    record Refused<T>(List<Objection> objections) implements Outcome<T> {

        public Refused {
            objections = List.copyOf(objections);
            if (objections.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }

        public Refused(Refusal refusal) {
            this(List.of(new Objection(Field.WHOLE, refusal)));
        }

        public Refused(Field field, Refusal refusal) {
            this(List.of(new Objection(field, refusal)));
        }
    }

    /// What the deed is about does not exist, or not for the one who asks.
    record Missing<T>() implements Outcome<T> {}
}
