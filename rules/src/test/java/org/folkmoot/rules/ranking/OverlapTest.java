package org.folkmoot.rules.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// How alike two orders are.
class OverlapTest {

    @Test
    void theSameOrderIsOneAndNothingInCommonIsNothing() {
        assertThat(Overlap.of(List.of(1, 2, 3), List.of(1, 2, 3))).isCloseTo(1, within(1e-12));
        assertThat(Overlap.of(List.of(1, 2, 3), List.of(4, 5, 6))).isZero();
        assertThat(Overlap.of(List.of(), List.of())).isEqualTo(1);
        assertThat(Overlap.of(List.of(1), List.of())).isZero();
    }

    /// By hand, with 0.9: (0 × 0.9 + 2/2 × 0.81) × 0.1 / 0.9 + 1 × 0.81.
    @Test
    void twoThatChangedPlacesComeOutAsByHand() {
        assertThat(Overlap.of(List.of(1, 2), List.of(2, 1))).isCloseTo(0.81 * 0.1 / 0.9 + 0.81, within(1e-12));
    }

    @Test
    void aChangeAtTheTopMattersMoreThanOneAtTheEnd() {
        List<Integer> order = IntStream.range(0, 20).boxed().toList();
        assertThat(Overlap.of(order, swapped(order, 0, 1))).isLessThan(Overlap.of(order, swapped(order, 18, 19)));
    }

    @Property
    void itIsTheSameFromBothSidesAndBetweenNothingAndOne(@ForAll @IntRange(max = 30) int size, @ForAll Random chance) {
        List<Integer> one = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        List<Integer> other = new ArrayList<>(
                IntStream.range(size / 3, size + size / 3).boxed().toList());
        Collections.shuffle(one, chance);
        Collections.shuffle(other, chance);
        assertThat(Overlap.of(one, other))
                .isCloseTo(Overlap.of(other, one), within(1e-12))
                .isBetween(0.0, 1.0 + 1e-12);
    }

    private static List<Integer> swapped(List<Integer> order, int one, int other) {
        List<Integer> swapped = new ArrayList<>(order);
        Collections.swap(swapped, one, other);
        return swapped;
    }
}
