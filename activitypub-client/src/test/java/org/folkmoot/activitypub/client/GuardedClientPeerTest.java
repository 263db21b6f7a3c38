package org.folkmoot.activitypub.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Broken;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.folkmoot.activitypub.federation.TransportFailed.Reason;
import org.folkmoot.activitypub.federation.TransportFailed.TooLarge;
import org.folkmoot.activitypub.federation.TransportFailed.UnknownHost;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The client against servers on this machine that behave well, badly and with intent.
@Timeout(60)
class GuardedClientPeerTest {

    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final GuardedClient client = new GuardedClient(TestSettings.patient());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anAnswerComesBackAsItIs() throws Exception {
        try (RawPeer peer =
                RawPeer.saying("HTTP/1.1 418 Short\r\nContent-Type: application/activity+json\r\nX-Twice: a\r\n"
                        + "X-Twice: b\r\nContent-Length: 7\r\n\r\n{\"a\":1}")) {
            Reply reply = client.exchange(get(peer.url("/u/ada?x=%2f")));
            assertThat(reply.status()).isEqualTo(418);
            assertThat(reply.headers().first("content-type")).isEqualTo("application/activity+json");
            assertThat(reply.headers().all("X-Twice")).containsExactly("a", "b");
            assertThat(reply.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
            assertThat(peer.heard().getFirst()).startsWith("GET /u/ada?x=%2f HTTP/1.1\r\n");
        }
    }

    @Test
    void aRequestSaysWhatItWasGivenAndWhoWeAre() throws Exception {
        try (RawPeer peer = RawPeer.saying(FINE)) {
            Headers headers = Headers.of(
                    "Host",
                    "elsewhere.example",
                    "Date",
                    "Tue, 24 Nov 2026 10:00:00 GMT",
                    "Content-Type",
                    "application/activity+json");
            client.exchange(OutboundRequest.post(new Iri(peer.url("/inbox")), headers, "{}".getBytes(UTF_8)));
            assertThat(peer.heard().getFirst())
                    .startsWith("POST /inbox HTTP/1.1\r\n")
                    .contains("Host: peer.localhost:" + peer.port() + "\r\n")
                    .contains("Date: Tue, 24 Nov 2026 10:00:00 GMT\r\n")
                    .contains("Content-Type: application/activity+json\r\n")
                    .contains("Content-Length: 2\r\n")
                    .contains("User-Agent: Folkmoot/test (+https://forum.example)\r\n")
                    .doesNotContain("elsewhere.example");
        }
    }

    @Test
    void aConnectionIsUsedAgainAndCookiesAreNotKept() throws Exception {
        try (RawPeer peer = RawPeer.saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
            client.exchange(get(peer.url("/")));
            client.exchange(get(peer.url("/")));
            assertThat(peer.connections()).isEqualTo(1);
            assertThat(peer.heard()).hasSize(2).noneMatch(request -> request.contains("Cookie"));
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNobodyGoesThere() throws Exception {
        try (RawPeer secret = RawPeer.saying(FINE);
                RawPeer peer = RawPeer.saying(
                        "HTTP/1.1 302 Found\r\nLocation: " + secret.url("/") + "\r\nContent-Length: 0\r\n\r\n")) {
            Reply reply = client.exchange(get(peer.url("/")));
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.headers().first("Location")).isEqualTo(secret.url("/"));
            assertThat(secret.connections()).isZero();
        }
    }

    @Test
    void aRequestForAPasswordIsAnAnswer() throws Exception {
        try (RawPeer peer = RawPeer.saying(
                "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\nno")) {
            assertThat(client.exchange(get(peer.url("/"))).body())
                    .asString(UTF_8)
                    .isEqualTo("no");
            assertThat(peer.heard()).hasSize(1);
        }
    }

    @Test
    void whatIsPackedIsUnpacked() throws Exception {
        byte[] packed = packed("{\"a\":1}".getBytes(UTF_8));
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
            wire.say(packed);
        })) {
            assertThat(client.exchange(get(peer.url("/"))).body())
                    .asString(UTF_8)
                    .isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void aBombOfGzipIsTooLargeAfterTheFirstMegabyte() throws Exception {
        byte[] packed = packed(new byte[50 << 20]);
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
            wire.say(packed);
        })) {
            assertThat(packed).hasSizeLessThan(1 << 20);
            assertThat(reason(peer.url("/"))).isEqualTo(new TooLarge(1 << 20));
        }
    }

    @Test
    void aBodyThatNeverEndsIsTooLarge() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                wire.say("1000\r\n" + "x".repeat(0x1000) + "\r\n");
            }
        })) {
            assertThat(reason(peer.url("/"))).isEqualTo(new TooLarge(1 << 20));
        }
    }

    @Test
    void aLengthThatIsTooLargeIsEnough() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n");
            wire.untilTheyLeave();
        })) {
            assertThat(reason(peer.url("/"))).isEqualTo(new TooLarge(1 << 20));
        }
    }

    @Test
    void ofALongAnswerToADeliveryOnlyTheBeginningIsTaken() throws Exception {
        try (RawPeer peer = RawPeer.saying("HTTP/1.1 400 No\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000))) {
            Reply reply = client.exchange(
                    OutboundRequest.post(new Iri(peer.url("/inbox")), Headers.none(), "{}".getBytes(UTF_8)));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).hasSize(4_096);
        }
    }

    @Test
    void headersWithoutEndEndTheExchange() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\n");
            while (true) {
                wire.say("X-More: " + "x".repeat(1_000) + "\r\n");
            }
        })) {
            // The connection may be gone before its reader has come to the limit.
            assertThat(reason(peer.url("/"))).isInstanceOfAny(TooLarge.class, Broken.class);
        }
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        try (RawPeer peer = RawPeer.saying("\u0000\u0001SSH-2.0-OpenSSH\r\n\r\n")) {
            assertThat(reason(peer.url("/"))).isInstanceOf(Broken.class);
        }
    }

    @Test
    void aConnectionThatIsCutHalfWayIsNoAnswer() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        })) {
            assertThat(reason(peer.url("/"))).isInstanceOf(Broken.class);
        }
    }

    @Test
    void aConnectionThatIsResetIsNoAnswer() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.socket().setSoLinger(true, 0);
        })) {
            assertThat(reason(peer.url("/"))).isInstanceOf(Broken.class);
        }
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws Exception {
        RawPeer peer = RawPeer.saying(FINE);
        peer.close();
        assertThat(reason(peer.url("/")))
                .isInstanceOfSatisfying(
                        Unreachable.class, found -> assertThat(found.why()).contains("refused"));
    }

    @Test
    void aNameThatNobodyKnowsIsSaidSo() {
        try (GuardedClient other = new GuardedClient(TestSettings.patient(), name -> {
            throw new UnknownHostException(name);
        })) {
            assertThatThrownBy(() -> other.exchange(get("http://nobody.example/")))
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(new UnknownHost("nobody.example")));
        }
    }

    @Test
    void outsideTestModeThisMachineIsForbiddenUnderAnyName() throws Exception {
        try (RawPeer peer = RawPeer.saying(FINE);
                GuardedClient strict =
                        new GuardedClient(TestSettings.strict(), name -> List.of(InetAddress.ofLiteral("127.0.0.1")))) {
            for (String url : List.of("https://evil.example/", "https://lemmy.localhost/", peer.url("/"))) {
                assertThatThrownBy(() -> strict.exchange(get(url)))
                        .isInstanceOfSatisfying(
                                TransportFailed.class,
                                failed -> assertThat(failed.reason()).isInstanceOf(Forbidden.class));
            }
            assertThat(peer.connections()).isZero();
        }
    }

    @Test
    void onePrivateAddressAmongPublicOnesForbidsTheName() {
        List<InetAddress> mixed = List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("10.0.0.5"));
        try (GuardedClient strict = new GuardedClient(TestSettings.strict(), name -> mixed)) {
            assertThatThrownBy(() -> strict.exchange(get("https://mixed.example/")))
                    .hasMessageContaining("10.0.0.5")
                    .hasMessageContaining("a private network");
        }
    }

    /// The trick of DNS rebinding: the name means one address when it is checked and another when it is connected to.
    @Test
    void aNameThatChangesItsAddressIsConnectedToWhereItWasChecked() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        NameResolver turning =
                name -> List.of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
        try (RawPeer peer = new RawPeer(wire -> {
                    wire.request();
                    wire.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
                });
                GuardedClient other = new GuardedClient(TestSettings.patient(), turning)) {
            String url = "http://turning.example:" + peer.port() + "/";
            assertThat(other.exchange(get(url)).status()).isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThatThrownBy(() -> other.exchange(get(url))).hasMessageContaining("10.0.0.1");
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void nameAfterNameOfAFloodIsForgottenAgain() throws Exception {
        try (RawPeer peer = new RawPeer(wire -> {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        })) {
            for (int i = 0; i < 50; i++) {
                client.exchange(get("http://peer" + i + ".localhost:" + peer.port() + "/"));
            }
            assertThat(client.peersRemembered()).isLessThan(50);
        }
    }

    @Test
    void onePeerIsAskedByFourAtOneTime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        try (RawPeer peer = new RawPeer(wire -> {
                    while (wire.request()) {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        four.countDown();
                        four.await();
                        now.decrementAndGet();
                        wire.say(FINE);
                    }
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                replies.add(callers.submit(() -> client.exchange(get(peer.url("/")))));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
            assertThat(most).hasValue(4);
        }
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawPeer peer = new RawPeer(wire -> {
                    wire.request();
                    asked.countDown();
                    wire.untilTheyLeave();
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> reply = callers.submit(() -> client.exchange(get(peer.url("/"))));
            asked.await();
            client.close();
            assertThatThrownBy(reply::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            TransportFailed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(new Busy()));
            assertThat(reason(peer.url("/"))).isEqualTo(new Busy());
        }
    }

    private Reason reason(String url) {
        try {
            Reply reply = client.exchange(get(url));
            throw new AssertionError("There was an answer: " + reply.status());
        } catch (TransportFailed failed) {
            return failed.reason();
        }
    }

    private static OutboundRequest get(String url) {
        return OutboundRequest.get(new Iri(url), Headers.none());
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
