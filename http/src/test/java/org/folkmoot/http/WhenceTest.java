package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenceTest {

    private final List<AddressRange> trusted =
            List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8"), AddressRange.parse("192.0.2.7"));

    @Test
    void aStrangerCannotSayThatTheyAreSomebodyElse() {
        Whence whence = from("203.0.113.5", "X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https");
        assertThat(whence.client().getHostAddress()).isEqualTo("203.0.113.5");
        assertThat(whence.secure()).isFalse();
    }

    @Test
    void aProxyOfOursSaysWhoCame() {
        Whence whence = from(
                "10.1.2.3",
                "X-Forwarded-For",
                "198.51.100.1",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "forum.test");
        assertThat(whence.client().getHostAddress()).isEqualTo("198.51.100.1");
        assertThat(whence.secure()).isTrue();
        assertThat(whence.host()).isEqualTo("forum.test");
    }

    @Test
    void whatTheClientWroteBeforeTheProxiesIsNotBelieved() {
        assertThat(from("10.1.2.3", "X-Forwarded-For", "8.8.8.8, 198.51.100.1, 192.0.2.7")
                        .client()
                        .getHostAddress())
                .isEqualTo("198.51.100.1");
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(from("10.1.2.3", "X-Forwarded-For", "8.8.8.8", "X-Forwarded-For", "198.51.100.1")
                        .client()
                        .getHostAddress())
                .isEqualTo("198.51.100.1");
    }

    @Test
    void addressesMayComeWithPortsAndBrackets() {
        assertThat(from("fd00::1", "X-Forwarded-For", "[2001:db8::9]:4711").client())
                .isEqualTo(InetAddress.ofLiteral("2001:db8::9"));
        assertThat(from("fd00::1", "X-Forwarded-For", "2001:db8::9").client())
                .isEqualTo(InetAddress.ofLiteral("2001:db8::9"));
        assertThat(from("fd00::1", "X-Forwarded-For", "198.51.100.1:80").client())
                .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
    }

    @Test
    void aHopThatIsNoAddressEndsTheSearch() {
        assertThat(from("10.1.2.3", "X-Forwarded-For", "198.51.100.1, unknown")
                        .client()
                        .getHostAddress())
                .isEqualTo("10.1.2.3");
    }

    @Test
    void theOlderWritingForwardedIsNotRead() {
        assertThat(from("10.1.2.3", "Forwarded", "for=198.51.100.1").client().getHostAddress())
                .isEqualTo("10.1.2.3");
    }

    @Test
    void networksThatAreNoneAreRefused() {
        for (String text : List.of("10.0.0.0/33", "10.0.0.0/-1", "example.org", "10.0.0.0/x", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
        }
    }

    private Whence from(String peer, String... namesAndValues) {
        List<Header> headers = new ArrayList<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            headers.add(new Header(namesAndValues[at], namesAndValues[at + 1]));
        }
        Incoming get = Incoming.get("/");
        return Whence.of(
                new Incoming("GET", "/", new Headers(headers), InetAddress.ofLiteral(peer), false, get.body()),
                trusted);
    }
}
