package org.folkmoot.http;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Limits limits = new Limits(Map.of(LimitClass.POST, new Rate(2, Duration.ofSeconds(10))), () -> now);

    @Test
    void whatWasUsedComesBackEvenly() {
        assertThat(post("192.0.2.1", null)).isEqualTo(ZERO);
        assertThat(post("192.0.2.1", null)).isEqualTo(ZERO);
        assertThat(post("192.0.2.1", null)).isEqualTo(Duration.ofSeconds(5));
        now = now.plusSeconds(5);
        assertThat(post("192.0.2.1", null)).isEqualTo(ZERO);
        assertThat(post("192.0.2.1", null)).isPositive();
    }

    @Test
    void tryingAgainMakesTheWaitNoLonger() {
        for (int times = 0; times < 50; times++) {
            post("192.0.2.1", null);
        }
        assertThat(post("192.0.2.1", null)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void eachAddressAndEachClassCountsForItself() {
        post("192.0.2.1", null);
        post("192.0.2.1", null);
        assertThat(post("192.0.2.2", null)).isEqualTo(ZERO);
        assertThat(limits.count(LimitClass.COMMENT, InetAddress.ofLiteral("192.0.2.1"), null))
                .isEqualTo(ZERO);
    }

    @Test
    void aPersonCountsWhereverTheyAre() {
        PersonId ana = new PersonId(1);
        assertThat(post("192.0.2.1", ana)).isEqualTo(ZERO);
        assertThat(post("192.0.2.2", ana)).isEqualTo(ZERO);
        assertThat(post("192.0.2.3", ana)).isPositive();
    }

    @Test
    void aNetworkOfIpv6CountsLikeOneAddress() {
        assertThat(post("2001:db8:1:1::1", null)).isEqualTo(ZERO);
        assertThat(post("2001:db8:1:1::2", null)).isEqualTo(ZERO);
        assertThat(post("2001:db8:1:1::3", null)).isPositive();
    }

    @Test
    void manyNetworksOfOneHolderCountTogetherMoreGenerously() {
        int passed = 0;
        for (int network = 0; network < 100; network++) {
            passed += post("2001:db8:1:" + Integer.toHexString(network) + "::1", null)
                            .isZero()
                    ? 1
                    : 0;
        }
        assertThat(passed).as("of a /56").isEqualTo(8);
        for (int network = 1; network < 100; network++) {
            passed += post("2001:db8:1:" + Integer.toHexString(network * 256) + "::1", null)
                            .isZero()
                    ? 1
                    : 0;
        }
        assertThat(passed).as("of a /48").isEqualTo(32);
        assertThat(post("2001:db8:2::1", null)).isEqualTo(ZERO);
    }

    private Duration post(String address, @Nullable PersonId person) {
        return limits.count(LimitClass.POST, InetAddress.ofLiteral(address), person);
    }
}
