package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.web.pages.Curve.Dot;
import org.junit.jupiter.api.Test;

/// A line over time is drawn where something was measured, and nowhere else.
class CurveTest {

    @Test
    void itGoesFromEdgeToEdgeAndTheLargestIsOnTop() {
        assertThat(Curve.path(List.of(new Dot(0, 0.0), new Dot(0.5, 10.0), new Dot(1, 5.0)), 10, 1))
                .isEqualTo("M0.0 119.0h1L299.5 1.0L599.0 60.0");
    }

    @Test
    void whereNothingWasMeasuredItBreaksOff() {
        assertThat(Curve.path(List.of(new Dot(0, 1.0), new Dot(0.1, null), new Dot(0.2, 1.0)), 1, 1))
                .isEqualTo("M0.0 1.0h1M119.8 1.0h1");
        assertThat(Curve.path(List.of(new Dot(0, 1.0), new Dot(0.9, 1.0)), 1, 0.5))
                .isEqualTo("M0.0 1.0h1M539.1 1.0h1");
    }

    @Test
    void nothingAtAllIsNoLineAndNoughtLiesBelow() {
        assertThat(Curve.path(List.of(), 0, 1)).isEmpty();
        assertThat(Curve.path(List.of(new Dot(0, 0.0)), 0, 1)).isEqualTo("M0.0 119.0h1");
    }

    @Test
    void itStaysWithinItsFieldWhateverItIsGiven() {
        assertThat(Curve.path(List.of(new Dot(-3, 99.0), new Dot(3, -99.0)), 10, 9))
                .isEqualTo("M0.0 1.0h1L599.0 119.0");
    }
}
