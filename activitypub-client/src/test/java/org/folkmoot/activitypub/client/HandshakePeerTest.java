package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.folkmoot.activitypub.client.Handshake.Fault;
import org.folkmoot.activitypub.client.Handshake.Shown;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What exactly is wrong with a certificate is seen, as a server really shows it.
class HandshakePeerTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static Shown seen(SecurePeer peer, String host, Instant now) throws Exception {
        return new Handshake(TestSettings.patient(), NameResolver.system(), peer.trusted()).look(peer.url(host), now);
    }

    /// By who trusts nobody but those whom Java trusts.
    private static @Nullable Fault strictly(SecurePeer peer) throws Exception {
        Handshake strict = new Handshake(TestSettings.patient(), NameResolver.system());
        return strict.look(peer.url("secure.localhost"), NOW).fault();
    }

    @Test
    void oneThatIsSoundIsSeenWithItsEndAndOneForAnotherHostIsNot() throws Exception {
        try (SecurePeer peer = SecurePeer.with("own.p12")) {
            Shown shown = seen(peer, "secure.localhost", NOW);
            assertThat(shown.fault()).isNull();
            assertThat(shown.until().toString()).startsWith("2119-");
            assertThat(shown.issuer()).isEqualTo("CN=secure.localhost");
            assertThat(seen(peer, "other.localhost", NOW).fault()).isEqualTo(Fault.OTHER_HOST);
        }
    }

    @Test
    void oneThatHasExpiredAndOneThatIsNotValidYet() throws Exception {
        try (SecurePeer peer = SecurePeer.with("own.p12")) {
            assertThat(seen(peer, "secure.localhost", Instant.parse("2130-01-01T00:00:00Z"))
                            .fault())
                    .isEqualTo(Fault.EXPIRED);
            assertThat(seen(peer, "secure.localhost", Instant.parse("2019-01-01T00:00:00Z"))
                            .fault())
                    .isEqualTo(Fault.NOT_YET);
        }
    }

    @Test
    void oneThatNobodySignedAndOneThatComesWithoutWhoVouchesForIt() throws Exception {
        try (SecurePeer own = SecurePeer.with("own.p12");
                SecurePeer alone = SecurePeer.with("alone.p12")) {
            assertThat(strictly(own)).isEqualTo(Fault.UNTRUSTED);
            assertThat(strictly(alone)).isEqualTo(Fault.INCOMPLETE);
        }
    }

    @Test
    void whereNobodySpeaksTlsNothingIsSeen() throws Exception {
        try (RawPeer plain = RawPeer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            Handshake handshake = new Handshake(TestSettings.patient(), NameResolver.system());
            assertThatThrownBy(() -> handshake.look("https://peer.localhost:" + plain.port() + "/", NOW))
                    .isInstanceOf(TransportFailed.class);
        }
    }

    @Test
    void itGoesNowhereWhereTheClientWouldNotGo() {
        Handshake outside = new Handshake(
                ClientSettings.of("test; +https://home.example"), name -> List.of(InetAddress.ofLiteral("10.0.0.1")));
        assertThatThrownBy(() -> outside.look("https://peer.example/", NOW))
                .isInstanceOfSatisfying(
                        TransportFailed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(Forbidden.class));
        Handshake nobody = new Handshake(TestSettings.patient(), NameResolver.system());
        assertThatThrownBy(() -> nobody.look("https://peer.localhost:1/", NOW))
                .isInstanceOfSatisfying(
                        TransportFailed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(Unreachable.class));
    }
}
