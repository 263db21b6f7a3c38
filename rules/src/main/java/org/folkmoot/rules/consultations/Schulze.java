package org.folkmoot.rules.consultations;

import java.util.ArrayList;
import java.util.List;

/// Who wins rankings (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
/// Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011).
///
/// A path from one option to another is as strong as its weakest step, and a step is as strong as there are
/// ballots behind it (*winning votes*). An option wins when no other has a stronger path to it than it has
/// to the other.
final class Schulze {

    private Schulze() {}

    /// Those that win: one, or several where nothing tells them apart. Numbers begin with 1.
    ///
    /// @param beats how many ballots put the first option before the second
    static List<Integer> winners(int[][] beats) {
        int[][] strongest = strongestPaths(beats);
        List<Integer> winners = new ArrayList<>();
        for (int option = 0; option < beats.length; option++) {
            if (unbeaten(strongest, option)) {
                winners.add(option + 1);
            }
        }
        return winners;
    }

    private static boolean unbeaten(int[][] strongest, int option) {
        for (int other = 0; other < strongest.length; other++) {
            if (strongest[other][option] > strongest[option][other]) {
                return false;
            }
        }
        return true;
    }

    /// Floyd and Warshall's way through all paths.
    private static int[][] strongestPaths(int[][] beats) {
        int options = beats.length;
        int[][] strongest = new int[options][options];
        for (int from = 0; from < options; from++) {
            for (int to = 0; to < options; to++) {
                strongest[from][to] = beats[from][to] > beats[to][from] ? beats[from][to] : 0;
            }
        }
        for (int by = 0; by < options; by++) {
            for (int from = 0; from < options; from++) {
                for (int to = 0; to < options; to++) {
                    int detour = Math.min(strongest[from][by], strongest[by][to]);
                    strongest[from][to] = Math.max(strongest[from][to], from == to ? 0 : detour);
                }
            }
        }
        return strongest;
    }
}
