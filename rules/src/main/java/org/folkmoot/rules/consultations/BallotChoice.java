package org.folkmoot.rules.consultations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one ballot says.
///
/// @param options numbers of options, the first of which is 1. In a ranking the best comes first; otherwise
///                the order means nothing
public record BallotChoice(List<Integer> options) {

    public BallotChoice {
        options = List.copyOf(options);
    }

    /// Whether it is a valid answer.
    ///
    /// @param count how many options there are
    public boolean answers(Method method, int count) {
        Set<Integer> different = new HashSet<>(options);
        boolean named = different.size() == options.size()
                && different.stream().allMatch(option -> option >= 1 && option <= count);
        return named
                && switch (method) {
                    case CHOICE -> options.size() == 1;
                    case APPROVAL, RANKED -> !options.isEmpty();
                };
    }

    /// The same answer as it is written down: whatever means nothing is left out.
    public BallotChoice plain(Method method) {
        return switch (method) {
            case CHOICE, RANKED -> this;
            case APPROVAL -> new BallotChoice(options.stream().sorted().toList());
        };
    }
}
