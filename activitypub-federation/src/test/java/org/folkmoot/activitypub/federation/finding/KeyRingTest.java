package org.folkmoot.activitypub.federation.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.InMemoryPeerKeys;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Iri INSTANCE = new Iri("https://forum.example/");
    private static final int AT_ONCE = 8;
    private static final int WANTED = 48;

    private final CountDownLatch asked = new CountDownLatch(AT_ONCE);
    private final CountDownLatch answering = new CountDownLatch(1);
    private final Transport slowOnTheFloodsSide = this::exchange;
    private final TestClock clock = new TestClock();
    private final KeyRing ring = ring(Duration.ZERO);

    private KeyRing ring(Duration longestWait) {
        return new KeyRing(
                new InMemoryPeerKeys(10),
                new Fetch(
                        new Getting(
                                slowOnTheFloodsSide,
                                new SignedExchange(slowOnTheFloodsSide, clock),
                                Admission.open(),
                                new InMemoryOwnKeys()
                                        .add(
                                                INSTANCE,
                                                new SigningKey(
                                                        "https://forum.example/#main-key", Keys.RSA.getPrivate())),
                                INSTANCE),
                        clock),
                clock,
                KeyRing.USUAL_PAUSE,
                longestWait);
    }

    private Reply exchange(OutboundRequest request) {
        if ("flood.example".equals(request.url().host())) {
            asked.countDown();
            try {
                answering.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return Reply.saying(404, "No such key.");
    }

    @Test
    void aServerThatMakesUpKeysIsAskedForAFewAtATimeAndDelaysNoOther() throws InterruptedException {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 1; number <= AT_ONCE; number++) {
                String key = "https://flood.example/u/" + number + "#main-key";
                requests.execute(() -> ring.find(key));
            }
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(ring.find("https://flood.example/u/more#main-key"))
                    .isEqualTo(new KeyFound.NotNow(Duration.ofSeconds(5)));
            assertThat(ring.find("https://calm.example/u/ben#main-key")).isInstanceOf(KeyFound.Unusable.class);

            answering.countDown();
        }
        assertThat(ring.find("https://flood.example/u/more#main-key")).isInstanceOf(KeyFound.Unusable.class);
    }

    @Test
    void whoseServerIsBusyWithOthersWaitsForTheirTurn() throws Exception {
        KeyRing patient = ring(Duration.ofMinutes(1));
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<KeyFound>> found = new ArrayList<>();
            for (int number = 1; number <= 3 * AT_ONCE; number++) {
                String key = "https://flood.example/u/" + number + "#main-key";
                found.add(requests.submit(() -> patient.find(key)));
            }
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            answering.countDown();
            for (Future<KeyFound> each : found) {
                assertThat(each.get()).isInstanceOf(KeyFound.Unusable.class);
            }
        }
    }

    @Test
    void ofThoseWhoWaitThereAreNotMany() throws Exception {
        KeyRing patient = ring(Duration.ofMinutes(1));
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<KeyFound> found = new ExecutorCompletionService<>(requests);
            for (int number = 1; number <= WANTED + 20; number++) {
                String key = "https://flood.example/u/" + number + "#main-key";
                found.submit(() -> patient.find(key));
            }
            for (int number = 1; number <= 20; number++) {
                assertThat(found.take().get()).isInstanceOf(KeyFound.NotNow.class);
            }
            answering.countDown();
            for (int number = 1; number <= WANTED; number++) {
                assertThat(found.take().get()).isInstanceOf(KeyFound.Unusable.class);
            }
        }
    }
}
