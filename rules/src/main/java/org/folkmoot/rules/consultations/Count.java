package org.folkmoot.rules.consultations;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What ballots add up to. Options are numbered from 1; arrays begin with option 1 at index 0.
///
/// @param ballots how many valid ones there were
/// @param support how many ballots are for each option; of a ranking, how many put it first
/// @param pairs   of a ranking: how many ballots put one option before another, row after row; null of
///                other methods
/// @param leading the options that nothing comes before: one where there is a winner, several where they
///                tie, none without ballots
@SuppressWarnings("ArrayRecordComponent") // it is read, and never compared
public record Count(
        Method method, int ballots, int[] support, @Nullable List<Integer> pairs, List<Integer> leading) {

    public Count {
        pairs = pairs == null ? null : List.copyOf(pairs);
        leading = List.copyOf(leading);
    }

    /// Counts ballots, in whatever order they come.
    ///
    /// @param options how many there are
    /// @param choices only valid ones
    public static Count of(Method method, int options, Collection<BallotChoice> choices) {
        return switch (method) {
            case CHOICE, APPROVAL -> marked(method, options, choices);
            case RANKED -> ranked(options, choices);
        };
    }

    private static Count marked(Method method, int options, Collection<BallotChoice> choices) {
        int[] support = new int[options];
        for (BallotChoice choice : choices) {
            choice.options().forEach(option -> support[option - 1]++);
        }
        int most = Arrays.stream(support).max().orElse(0);
        List<Integer> leading = choices.isEmpty() ? List.of() : numbers(options, option -> support[option - 1] == most);
        return new Count(method, choices.size(), support, null, leading);
    }

    private static Count ranked(int options, Collection<BallotChoice> choices) {
        int[] first = new int[options];
        int[][] beats = new int[options][options];
        for (BallotChoice choice : choices) {
            first[choice.options().getFirst() - 1]++;
            compare(choice.options(), beats);
        }
        List<Integer> leading = choices.isEmpty() ? List.of() : Schulze.winners(beats);
        List<Integer> pairs =
                Arrays.stream(beats).flatMapToInt(Arrays::stream).boxed().toList();
        return new Count(Method.RANKED, choices.size(), first, pairs, leading);
    }

    /// Each option that is named comes before all that come later in the same ranking, and before all left
    /// out.
    private static void compare(List<Integer> ranking, int[][] beats) {
        boolean[] before = new boolean[beats.length];
        for (int option : ranking) {
            before[option - 1] = true;
            for (int other = 0; other < beats.length; other++) {
                if (!before[other]) {
                    beats[option - 1][other]++;
                }
            }
        }
    }

    /// Of a ranking: how many ballots put one option before another.
    ///
    /// @throws IllegalStateException of other methods
    public int before(int option, int other) {
        if (pairs == null) {
            throw new IllegalStateException("Only rankings compare options");
        }
        return pairs.get((option - 1) * support.length + other - 1);
    }

    /// How many ballots stand behind an option when it is asked whether they are enough: those for it; of a
    /// ranking, those that put it before the other option that comes nearest to it.
    public int behind(int option) {
        return pairs == null
                ? support[option - 1]
                : others(option).map(other -> before(option, other)).min().orElse(ballots);
    }

    /// Of a ranking: the options that one does not beat one against one. Empty for other methods.
    public List<Integer> unbeaten(int option) {
        return pairs == null
                ? List.of()
                : others(option)
                        .filter(other -> before(option, other) <= before(other, option))
                        .boxed()
                        .toList();
    }

    private IntStream others(int option) {
        return IntStream.rangeClosed(1, support.length).filter(other -> other != option);
    }

    private static List<Integer> numbers(int options, IntPredicate which) {
        return IntStream.rangeClosed(1, options).filter(which).boxed().toList();
    }
}
