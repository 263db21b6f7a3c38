package org.folkmoot.api.governance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object that was sent, held against what is described: nothing else may be in it, and what is required must.
final class Sent {

    private final Map<String, @Nullable Object> parts;

    Sent(Map<String, @Nullable Object> parts, List<Input<?>> inputs) {
        this.parts = parts;
        for (String name : parts.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw wrong(Call.shown(name), "There is no part " + Call.shown(name) + " in this body; leave it out.");
            }
        }
        for (Input<?> input : inputs) {
            if (input.required() && !parts.containsKey(input.name())) {
                throw wrong(input.name(), input.name() + " is missing; it has to be " + input.sense() + ".");
            }
        }
    }

    boolean has(Input<?> input) {
        return parts.containsKey(input.name());
    }

    /// What was sent; null where it was left out, or sent as null where that may be.
    <V> @Nullable V of(Input<V> input) {
        Object sent = parts.get(input.name());
        if (sent == null) {
            if (has(input) && !input.orNull()) {
                throw senseless(input);
            }
            return null;
        }
        return input.reading().apply(sent).orElseThrow(() -> senseless(input));
    }

    <V> V of(Input<V> input, V usual) {
        V sent = of(input);
        return sent == null ? usual : sent;
    }

    private static Stopped senseless(Input<?> input) {
        return wrong(input.name(), input.name() + " has to be " + input.sense() + ".");
    }

    private static Stopped wrong(String field, String sentence) {
        return new Stopped(new ApiProblem(ProblemType.BODY_INVALID, sentence, field));
    }
}
