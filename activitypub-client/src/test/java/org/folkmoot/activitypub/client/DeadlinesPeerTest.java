package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;
import org.folkmoot.activitypub.federation.TransportFailed.Reason;
import org.folkmoot.activitypub.federation.TransportFailed.TooSlow;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever keeps us waiting is left, whatever they do in the meantime.
@Timeout(60)
class DeadlinesPeerTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void whoTakesARequestAndSaysNothingIsLeft() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.Wire::untilTheyLeave);
                GuardedClient client = new GuardedClient(TestSettings.hasty(LONG, SHORT, LONG))) {
            assertThat(reason(client, peer.url("/"))).isEqualTo(new TooSlow(SHORT));
        }
    }

    @Test
    void whoNeverComesToTheEndOfTheHeadersIsLeft() throws Exception {
        try (RawPeer peer = dripping("HTTP/1.1 200 OK\r\n", "X: y\r\n");
                GuardedClient client = new GuardedClient(TestSettings.hasty(LONG, SHORT, LONG))) {
            assertThat(reason(client, peer.url("/"))).isEqualTo(new TooSlow(SHORT));
        }
    }

    @Test
    void whoDripsABodyIsLeftAtTheEndOfTheWholeTime() throws Exception {
        Duration whole = Duration.ofSeconds(2);
        try (RawPeer peer = dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", " ");
                GuardedClient client = new GuardedClient(TestSettings.hasty(LONG, LONG, whole))) {
            assertThat(reason(client, peer.url("/"))).isEqualTo(new TooSlow(whole));
        }
    }

    @Test
    void whoAsksMayBeLessPatient() throws Exception {
        Limits limits = new Limits(SHORT, 1 << 20, Limits.Excess.REFUSED);
        try (RawPeer peer = dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", " ");
                GuardedClient client = new GuardedClient(TestSettings.hasty(LONG, LONG, LONG))) {
            OutboundRequest request =
                    new OutboundRequest("GET", new Iri(peer.url("/")), Headers.none(), new byte[0], limits);
            assertThat(reason(client, request))
                    .isIn(new TooSlow(SHORT), new Unreachable("it did not let us connect in time"));
        }
    }

    @Test
    void aNameThatIsLookedUpForeverIsGivenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        NameResolver stuck = name -> {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
        try (GuardedClient client = new GuardedClient(TestSettings.hasty(SHORT, LONG, LONG), stuck)) {
            assertThat(reason(client, "http://stuck.example/"))
                    .isInstanceOfSatisfying(
                            Unreachable.class, found -> assertThat(found.why()).contains("DNS"));
        } finally {
            over.countDown();
        }
    }

    @Test
    void aHandshakeThatIsNeverAnsweredIsGivenUp() throws Exception {
        try (RawPeer peer = new RawPeer(RawPeer.Wire::untilTheyLeave);
                GuardedClient client = new GuardedClient(TestSettings.hasty(SHORT, SHORT, LONG))) {
            assertThat(reason(client, "https://peer.localhost:" + peer.port() + "/"))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void whoWaitsTooLongForATurnIsToldThatWeAreBusy() throws Exception {
        CountDownLatch taken = new CountDownLatch(4);
        try (RawPeer peer = new RawPeer(wire -> {
                    wire.request();
                    taken.countDown();
                    wire.untilTheyLeave();
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                GuardedClient client = new GuardedClient(TestSettings.hasty(LONG, LONG, LONG))) {
            for (int i = 0; i < 4; i++) {
                callers.execute(() -> reason(client, peer.url("/")));
            }
            taken.await();
            assertThat(reason(client, peer.url("/"))).isEqualTo(new Busy());
        }
    }

    /// Says the same little thing again and again, so that no time without a byte is ever long.
    private static RawPeer dripping(String first, String again) {
        CountDownLatch never = new CountDownLatch(1);
        return new RawPeer(wire -> {
            wire.request();
            wire.say(first);
            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                wire.say(again);
            }
        });
    }

    private static Reason reason(GuardedClient client, String url) {
        return reason(client, OutboundRequest.get(new Iri(url), Headers.none()));
    }

    private static Reason reason(GuardedClient client, OutboundRequest request) {
        try {
            throw new AssertionError(
                    "There was an answer: " + client.exchange(request).status());
        } catch (TransportFailed failed) {
            return failed.reason();
        }
    }
}
