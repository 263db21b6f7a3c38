package org.folkmoot.activitypub.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The small types: headers, addresses of requests, bounded memories.
class HeadersTest {

    @Test
    void namesHaveNoCaseAndValuesNoMargin() {
        Headers headers = Headers.of("Content-Type", "  text/html ; x=1 ", "accept", "a", "ACCEPT", "b");
        assertThat(headers.first("content-TYPE")).isEqualTo("text/html ; x=1");
        assertThat(headers.mediaType()).isEqualTo("text/html");
        assertThat(headers.all("Accept")).containsExactly("a", "b");
        assertThat(headers.joined("Accept")).isEqualTo("a, b");
        assertThat(headers.with("Accept", "c").all("accept")).containsExactly("c");
        assertThat(headers.joined("Host")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil.example", "a\nb", "a\u0000b", "a\u007fb"})
    void aValueCannotBreakOutOfItsLine(String value) {
        assertThatThrownBy(() -> Headers.of("Accept", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "ä", "a\n"})
    void aNameIsAToken(String name) {
        assertThatThrownBy(() -> Headers.of(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, /, a.example, https://a.example/",
        "https://A.Example:443/x?y=1#z, /x?y=1, a.example, https://a.example/x?y=1",
        "http://localhost:8541/inbox, /inbox, localhost:8541, http://localhost:8541/inbox",
        "https://a.example?q, /?q, a.example, https://a.example/?q"
    })
    void whatIsAskedForFollowsFromTheAddress(String url, String target, String host, String targetUri) {
        OutboundRequest request = OutboundRequest.get(new Iri(url), Headers.none());
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.host()).isEqualTo(host);
        assertThat(request.targetUri()).isEqualTo(targetUri);
    }

    @Test
    void nothingIsAskedOfWhatIsNoAddressOfTheWeb() {
        assertThatThrownBy(() -> OutboundRequest.get(new Iri("acct:a@b"), Headers.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoundedMemoryForgetsWhatWasUsedLongestAgo() {
        Bounded<String, Integer> memory = new Bounded<>(2);
        memory.put("a", 1);
        memory.put("b", 2);
        assertThat(memory.find("a")).isEqualTo(1);
        memory.put("c", 3);
        assertThat(memory.find("b")).isNull();
        assertThat(memory.find("a")).isEqualTo(1);
    }

    @Test
    void marksAreRememberedTogetherOrNotAtAll() {
        TestClock clock = new TestClock();
        SeenActivities seen = new InMemorySeenActivities(10, clock);
        assertThat(seen.remember(List.of("a", "b"))).isTrue();
        assertThat(seen.remember(List.of("b", "c"))).isFalse();
        assertThat(seen.knowsAny(List.of("c"))).isFalse();
        clock.advance(Duration.ofDays(7));
        assertThat(seen.remember(List.of("b", "c"))).isTrue();
    }

    @Test
    void anExcerptIsOneShortLineWhateverWasSent() {
        byte[] bytes = ("<h1>\u0007Oh\n\tno</h1>" + "x".repeat(5000)).getBytes(UTF_8);
        assertThat(new Reply(500, Headers.none(), bytes).excerpt())
                .startsWith("<h1> Oh no</h1>xx")
                .hasSize(200);
        assertThat(new Reply(500, Headers.none(), new byte[] {(byte) 0xff, (byte) 0xfe}).excerpt())
                .hasSize(2);
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(new SigningKey("k", Keys.ED25519.getPrivate()).toString()).isEqualTo("SigningKey[k]");
    }
}
