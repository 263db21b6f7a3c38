package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderRuleTest {

    private static final Instant OPENS = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"P14D, P13D", "P4D, P3D", "P2D, P1DT12H", "PT2H, PT1H30M"})
    void aDayBeforeTheCloseOrWhenThreeQuartersOfAShortVoteAreOver(Duration lasts, Duration after) {
        assertThat(ReminderRule.at(OPENS, OPENS.plus(lasts))).isEqualTo(OPENS.plus(after));
    }

    @Test
    void neverBeforeTheOpeningAndNeverAfterTheClose() {
        Instant closes = OPENS.plusMillis(1);

        assertThat(ReminderRule.at(OPENS, closes)).isBetween(OPENS, closes);
    }
}
