package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A quantile of what was counted by classes lies where its class is.
class QuantileTest {

    private static final double[] BOUNDS = {0.01, 0.1, 1, Double.POSITIVE_INFINITY};

    private static @Nullable Double millis(double part, long... counts) {
        Double found = Quantile.millis(BOUNDS, counts, part);
        return found == null ? null : Math.rint(1000 * found) / 1000;
    }

    @Test
    void withinAClassEverythingLiesEvenly() {
        assertThat(millis(0.5, 10, 0, 0, 0)).isEqualTo(5);
        assertThat(millis(0.5, 0, 10, 0, 0)).isEqualTo(55);
        assertThat(millis(0.95, 90, 10, 0, 0)).isEqualTo(55);
        assertThat(millis(0.9, 90, 10, 0, 0)).isEqualTo(10);
    }

    @Test
    void beyondTheLastBoundItIsThatBound() {
        assertThat(millis(0.95, 1, 0, 0, 99)).isEqualTo(1000);
    }

    @Test
    void whereNothingCameThereIsNone() {
        assertThat(millis(0.5, 0, 0, 0, 0)).isNull();
        assertThat(Quantile.millis(new double[0], new long[0], 0.5)).isNull();
    }
}
