package org.folkmoot.rules.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How alike two orders of the same things are, where the first places matter most.
public final class Overlap {

    /// The weight of each place is nine tenths of that before it: the first ten places have two thirds of it all.
    public static final double PERSISTENCE = 0.9;

    private Overlap() {}

    /// Rank-biased overlap, extrapolated from as many places as both lists have (Webber, Moffat and Zobel 2010,
    /// equation
    /// 30): 1 for the same order, 0 for nothing in common. Two empty lists are the same.
    public static <T> double of(List<T> one, List<T> other) {
        int depth = Math.min(one.size(), other.size());
        if (depth == 0) {
            return one.size() == other.size() ? 1 : 0;
        }
        Set<T> ofOne = new HashSet<>();
        Set<T> ofOther = new HashSet<>();
        double sum = 0;
        double weight = 1;
        int common = 0;
        for (int place = 1; place <= depth; place++) {
            T left = one.get(place - 1);
            T right = other.get(place - 1);
            common += left.equals(right) ? 1 : (ofOther.contains(left) ? 1 : 0) + (ofOne.contains(right) ? 1 : 0);
            ofOne.add(left);
            ofOther.add(right);
            weight *= PERSISTENCE;
            sum += (double) common / place * weight;
        }
        return (double) common / depth * weight + (1 - PERSISTENCE) / PERSISTENCE * sum;
    }

    /// How much a place is looked at, as the usual discount has it: the first counts whole, the third half.
    ///
    /// @param place 1 for the first
    public static double attention(int place) {
        return Math.log(2) / Math.log(place + 1.0);
    }
}
