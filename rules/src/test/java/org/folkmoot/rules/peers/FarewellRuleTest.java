package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FarewellRuleTest {

    private static final Instant LEFT = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void whoIsHereIsShown() {
        assertThat(FarewellRule.shown(null, LEFT)).isTrue();
    }

    @Test
    void whoLeftIsShownAsLongAsTheirFarewellIsToldAndNoLonger() {
        Instant over = LEFT.plus(FarewellRule.TOLD_FOR);

        assertThat(FarewellRule.shown(LEFT, LEFT)).isTrue();
        assertThat(FarewellRule.shown(LEFT, over.minusMillis(1))).isTrue();
        assertThat(FarewellRule.shown(LEFT, over)).isFalse();
    }
}
