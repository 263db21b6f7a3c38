package org.folkmoot.activitypub.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Insecure;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TlsPeerTest {

    private SecurePeer peer;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        peer = new SecurePeer(folder);
    }

    @AfterAll
    void close() {
        peer.close();
    }

    @Test
    void aCertificateThatNobodySignedIsRefused() {
        try (GuardedClient client = new GuardedClient(TestSettings.patient())) {
            assertThatThrownBy(() -> client.exchange(get(peer.url("secure.localhost"))))
                    .hasMessageContaining("signed by nobody whom we trust")
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isInstanceOf(Insecure.class));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (GuardedClient client = trusting()) {
            assertThatThrownBy(() -> client.exchange(get(peer.url("other.localhost"))))
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isInstanceOf(Insecure.class));
        }
    }

    @Test
    void withACertificateThatIsTrustedTheTwoAgreeOnHttp2() throws Exception {
        try (GuardedClient client = trusting()) {
            String url = peer.url("secure.localhost");
            assertThat(client.exchange(get(url)).body()).asString(UTF_8).isEqualTo("HTTP/2.0 " + new Iri(url).host());
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsInsecureOrNoServer() throws Exception {
        try (RawPeer plain = RawPeer.saying("HTTP/1.1 200 OK\r\n\r\n");
                RawPeer talking = new RawPeer(wire -> wire.say("SSH-2.0-OpenSSH\r\n"));
                GuardedClient client = new GuardedClient(
                        TestSettings.hasty(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(9)))) {
            assertThatThrownBy(() -> client.exchange(get("https://peer.localhost:" + talking.port() + "/")))
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isInstanceOf(Insecure.class));
            assertThatThrownBy(() -> client.exchange(get("https://peer.localhost:" + plain.port() + "/")))
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isInstanceOf(Unreachable.class));
        }
    }

    private GuardedClient trusting() throws Exception {
        return new GuardedClient(
                TestSettings.patient(), name -> List.of(InetAddress.ofLiteral("127.0.0.1")), peer.trust());
    }

    private static OutboundRequest get(String url) {
        return OutboundRequest.get(new Iri(url), Headers.none());
    }
}
