package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskAgainRuleTest {

    @Test
    void theFirstTimeIsSoonSinceANewServersFirstAnswerIsLost() {
        assertThat(AskAgainRule.wait(0)).contains(Duration.ofMinutes(2));
    }

    @Test
    void eachWaitIsLongerThanTheOneBeforeAndNineDaysAreEnough() {
        Duration all = Duration.ZERO;
        for (int before = 0; before < 5; before++) {
            Duration wait = AskAgainRule.wait(before).orElseThrow();
            assertThat(wait)
                    .isGreaterThan(
                            before == 0
                                    ? Duration.ZERO
                                    : AskAgainRule.wait(before - 1).orElseThrow());
            all = all.plus(wait);
        }
        assertThat(all).isBetween(Duration.ofDays(8), Duration.ofDays(9));
    }

    @Test
    void afterFiveTimesNobodyAsksAnyMore() {
        assertThat(IntStream.range(5, 40).mapToObj(AskAgainRule::wait)).allMatch(Optional::isEmpty);
    }
}
