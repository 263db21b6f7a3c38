package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.server.Echo;
import org.junit.jupiter.api.Test;

/// What a proxy can do to requests, and how it is told; by what the server saw of them.
class ProxyCheckTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final Headers SENT = Headers.of(
            "Content-Type", "application/activity+json",
            "Date", "Thu, 01 Jan 2026 00:00:00 GMT",
            "Digest", "SHA-256=x",
            "Signature", "keyId=\"doctor\"",
            "Signature-Input", "sig=()");

    /// As it arrives by a proxy that does everything right.
    private static Map<String, String> arrived(String... otherwise) {
        Map<String, String> seen = new LinkedHashMap<>(Map.of(
                "client", "198.51.100.7",
                "address", "https://forum.example",
                "target", "/inbox/echo?with=a%2Fb",
                "body", Echo.fingerprint(BODY),
                "header x-forwarded-for", "203.0.113.9, 198.51.100.7"));
        SENT.fields().forEach(field -> seen.put("header " + field.name().toLowerCase(Locale.ROOT), field.value()));
        for (int at = 0; at < otherwise.length; at += 2) {
            seen.put(otherwise[at], otherwise[at + 1]);
        }
        return seen;
    }

    private static String told(Map<String, String> seen) {
        StringBuilder text = new StringBuilder();
        ProxyCheck.judge("https://forum.example", SENT, BODY, seen)
                .forEach(one -> text.append(one.word())
                        .append(' ')
                        .append(one.sentence())
                        .append(" > ")
                        .append(one.advice()));
        return text.toString();
    }

    @Test
    void aProxyThatDoesEverythingRight() {
        assertThat(told(arrived()))
                .isEqualTo("ok Requests arrive as they were sent, and the server knows where they come from. > ");
    }

    @Test
    void aBodyThatIsAltered() {
        assertThat(told(arrived("body", Echo.fingerprint(new byte[0]))))
                .contains("BAD The body of what others bring arrives altered. > ")
                .contains("untouched");
    }

    @Test
    void anAddressThatIsDecodedOnTheWay() {
        assertThat(told(arrived("target", "/inbox/echo?with=a/b")))
                .contains("arrives as /inbox/echo?with=a/b")
                .contains("proxy_pass");
    }

    @Test
    void aSignatureThatIsDropped() {
        Map<String, String> seen = arrived("header digest", "SHA-256=y");
        seen.remove("header signature");
        assertThat(told(seen))
                .contains("BAD The header Digest arrives altered.")
                .contains("BAD The header Signature arrives not at all.");
    }

    @Test
    void aProxyThatDoesNotSayWhoComes() {
        assertThat(told(arrived("client", "127.0.0.1", "header x-forwarded-for", "")))
                .contains("BAD The proxy does not say where requests come from")
                .contains("Let it send X-Forwarded-For");
    }

    @Test
    void aProxyThatIsNotBelieved() {
        assertThat(told(arrived("client", "172.18.0.1")))
                .contains("BAD The proxy at 172.18.0.1 is not believed")
                .contains("Add 172.18.0.1, or its network, to FOLKMOOT_TRUSTED_PROXIES");
    }

    @Test
    void aStrangerWhoIsBelieved() {
        assertThat(told(arrived("client", ProxyCheck.CLAIMED)))
                .contains("BAD Whoever comes may claim to come from anywhere")
                .contains("only your own proxies in FOLKMOOT_TRUSTED_PROXIES");
    }

    @Test
    void aProxyOnTheSameNetworkAsTheDoctorIsNoFault() {
        assertThat(told(arrived("client", "192.168.1.4", "header x-forwarded-for", "203.0.113.9, 192.168.1.4")))
                .startsWith("ok ");
    }

    @Test
    void encryptionThatTheServerDoesNotLearnOf() {
        assertThat(told(arrived("address", "http://forum.example")))
                .contains("BAD The server takes requests to https://forum.example for unencrypted ones.")
                .contains("X-Forwarded-Proto: https");
    }

    @Test
    void aHostThatIsReplaced() {
        assertThat(told(arrived("address", "https://127.0.0.1:8536")))
                .contains("arrive as if they were for https://127.0.0.1:8536")
                .contains("pass the header Host on");
    }
}
