package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.folkmoot.rules.peers.SilenceRule.Heard;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.rules.peers.SilenceRule.Watch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Watch AWAKE = new Watch(ago(400), ago(0));

    /// Every column is how many days ago something was.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // given, heard, returned, renewed, rest
                "200,    0, -,  -,  -",
                "200,   90, -,  -,  -",
                "200,   91, -,  -,  SILENT",
                "200,    -, -,  -,  SILENT",
                "90,     -, -,  -,  -",
                "91,     -, -,  -,  SILENT",
                "5,    200, -,  -,  -",
                "200,    0, 10, -,  RETURNED",
                "10,     0, 10, -,  RETURNED",
                "9,      0, 10, -,  -",
                "200,   91, 95, -,  RETURNED",
                "200,    0, 10, 8,  ANOTHER",
                "9,      0, 10, 8,  ANOTHER",
                "8,      0, 10, 8,  ANOTHER",
                "7,      0, 10, 8,  -"
            })
    void anOfficeRestsAfterASilenceUntilItIsGivenAnew(
            int given,
            @Nullable Integer heard,
            @Nullable Integer returned,
            @Nullable Integer renewed,
            @Nullable Rest rest) {
        Heard server = new Heard(maybe(heard), maybe(returned), maybe(renewed));

        assertThat(SilenceRule.judge(new SilenceRule.Facts(ago(given), server, AWAKE, NOW)))
                .isEqualTo(rest);
    }

    @Test
    void aSilenceIsLongAfterNinetyDaysToTheMoment() {
        Instant last = NOW.minus(SilenceRule.LONGEST);
        assertThat(SilenceRule.silent(last, AWAKE, NOW)).isFalse();
        assertThat(SilenceRule.silent(last, AWAKE, NOW.plusNanos(1))).isTrue();
    }

    @Test
    void whileWeWereAwayOurselvesNobodyWasSilent() {
        assertThat(SilenceRule.silent(ago(200), new Watch(null, null), NOW)).isFalse();
        assertThat(SilenceRule.silent(ago(200), new Watch(ago(300), ago(150)), NOW))
                .isFalse();
        assertThat(SilenceRule.silent(ago(200), new Watch(ago(89), ago(0)), NOW))
                .isFalse();
        assertThat(SilenceRule.silent(null, new Watch(ago(91), ago(0)), NOW)).isTrue();
    }

    @Test
    void anotherKeyMakesAnotherServerOnlyAfterASilence() {
        assertThat(SilenceRule.another(ago(200), new Heard(ago(0), null, null))).isFalse();
        assertThat(SilenceRule.another(ago(200), new Heard(ago(0), ago(10), null)))
                .isTrue();
        assertThat(SilenceRule.another(ago(9), new Heard(ago(0), ago(10), null)))
                .isFalse();
        assertThat(SilenceRule.another(null, new Heard(ago(0), ago(10), null))).isFalse();
    }

    @Property
    void whatIsGivenAfterAllThatHappenedIsInForce(
            @ForAll @IntRange(min = 1, max = 500) int heard,
            @ForAll @IntRange(min = 1, max = 500) int returned,
            @ForAll @IntRange(min = 1, max = 500) int renewed) {
        Heard server = new Heard(ago(heard), ago(returned), ago(renewed));

        assertThat(SilenceRule.judge(new SilenceRule.Facts(ago(0), server, AWAKE, NOW)))
                .isNull();
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static @Nullable Instant maybe(@Nullable Integer days) {
        return days == null ? null : ago(days);
    }
}
