package org.folkmoot.activitypub.federation.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.DeliveryQueue.Drop;
import org.folkmoot.activitypub.federation.Health;
import org.folkmoot.activitypub.federation.InMemoryDeliveryQueue;
import org.folkmoot.activitypub.federation.InMemoryDeliveryQueue.Dropped;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.signatures.Expectations;
import org.folkmoot.activitypub.federation.signatures.Reading;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.federation.signatures.Verdict;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    private static final Iri BOB = new Iri("https://forum.example/u/bob");
    private static final String A = "https://a.example/inbox";
    private static final String B = "https://b.example/inbox";

    /// Chance that is always in the middle: waits are exactly as steady as they can be.
    private static final RandomGenerator EVEN = () -> 1L << 63;

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final InMemoryDeliveryQueue queue = new InMemoryDeliveryQueue();
    private final InMemoryOwnKeys keys = new InMemoryOwnKeys()
            .add(BOB, new SigningKey("https://forum.example/u/bob#main-key", Keys.RSA.getPrivate()));
    private final Map<String, Admission.Answer> policy = new HashMap<>();
    private final SignedExchange exchange = new SignedExchange(network, clock);
    private final Delivery delivery = delivery(Pace.usual());
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatIsQueuedArrivesInOrder() {
        receives(A);
        for (int i = 1; i <= 50; i++) {
            queue(i, A);
        }
        assertThat(delivery.round()).isEqualTo(1);
        assertThat(arrived)
                .hasSize(50)
                .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
        assertThat(queue.waiting("a.example")).isZero();
        assertThat(delivery.round()).isZero();
    }

    @Test
    void whatArrivesIsSignedByItsSenderAsItIsSent() {
        receives(A);
        queue(1, A);
        clock.advance(Duration.ofHours(5));
        delivery.round();
        OutboundRequest sent = network.requests().getLast();
        assertThat(sent.headers().first("Content-Type")).isEqualTo("application/activity+json");
        SignedRequest received = new SignedRequest(sent.method(), sent.target(), sent.headers(), sent.body());
        Reading.Read read = (Reading.Read) Signatures.read(received.headers());
        assertThat(Signatures.verify(
                        received,
                        read.claim(),
                        Keys.RSA.getPublic(),
                        new Expectations("https://a.example", clock.instant(), Duration.ofMinutes(1))))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void aPeerThatIsCutOffGetsEverythingInOrderWhenItIsBack() {
        receives(A);
        network.cut("a.example");
        queue(1, A);
        queue(2, A);
        delivery.round();
        assertThat(arrived).isEmpty();
        assertThat(health())
                .isEqualTo(new Health(
                        1, TestClock.NOON.plusSeconds(5), null, TestClock.NOON, "no connection: the cable is cut"));
        network.heal("a.example");
        assertThat(delivery.round()).as("not before its time").isZero();
        clock.advance(Duration.ofSeconds(5));
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 2");
        assertThat(health().well()).isTrue();
        assertThat(health().lastSuccess()).isEqualTo(clock.instant());
        assertThat(health().words()).as("what was wrong can still be read").contains("cable");
    }

    @Test
    void aPeerThatIsIllHoldsUpNobodyElse() {
        receives(B);
        network.cut("a.example");
        queue(1, A, B);
        queue(2, A, B);
        delivery.round();
        assertThat(arrived).containsExactly("b.example 1", "b.example 2");
    }

    @Test
    void aPeerThatIsSlowHoldsUpNobodyElse() throws InterruptedException {
        CountDownLatch bHasIt = new CountDownLatch(1);
        network.at(A, request -> {
            try {
                // it answers only once the other peer was served: were they served in turn, this would time out
                return bHasIt.await(20, TimeUnit.SECONDS) ? arrives(request) : Reply.of(500);
            } catch (InterruptedException stopped) {
                return Reply.of(500);
            }
        });
        network.at(B, request -> {
            bHasIt.countDown();
            return arrives(request);
        });
        queue(1, A, B);
        delivery.round();
        assertThat(arrived).containsExactlyInAnyOrder("a.example 1", "b.example 1");
    }

    @Test
    void anAnswerThatWasLostMeansSendingTwiceAndTheReceiverTells() {
        network.at(A, request -> {
            boolean first = arrived.isEmpty();
            arrives(request);
            if (first) {
                throw new TransportFailed(new TransportFailed.TooSlow(Duration.ofSeconds(30)));
            }
            return Reply.of(202);
        });
        queue(1, A);
        delivery.round();
        clock.advance(Duration.ofSeconds(5));
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 1");
        assertThat(queue.waiting("a.example")).isZero();
    }

    @Test
    void nothingOvertakesWhatFailed() {
        List<Integer> answers = new ArrayList<>(List.of(202, 503, 202, 202, 202));
        network.at(A, request -> {
            int status = answers.removeFirst();
            return status == 202 ? arrives(request) : Reply.of(status);
        });
        for (int i = 1; i <= 4; i++) {
            queue(i, A);
        }
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1");
        clock.advance(Duration.ofSeconds(5));
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 2", "a.example 3", "a.example 4");
    }

    @Test
    void aPeerThatWasIllIsProbedWithOneParcel() {
        network.answering(A, 503);
        for (int i = 1; i <= 10; i++) {
            queue(i, A);
        }
        for (int tries = 1; tries <= 5; tries++) {
            delivery.round();
            assertThat(network.requests()).hasSize(tries);
            clock.moveTo(nextTry());
        }
        assertThat(health().failures()).isEqualTo(5);
    }

    @Test
    void waitsGrowByHalfFromFiveSecondsToTwelveHours() {
        network.cut("a.example");
        queue(1, A);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            delivery.round();
            waits.add(Duration.between(clock.instant(), nextTry()));
            clock.moveTo(nextTry());
        }
        assertThat(waits.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(7500),
                        Duration.ofMillis(11250),
                        Duration.ofMillis(16875));
        assertThat(waits).isSorted().last().isEqualTo(Duration.ofHours(12));
    }

    @Test
    void whatAPeerAsksForIsWaitedForWithinReason() {
        network.at(A, _ -> Reply.of(503).with("Retry-After", "120"));
        queue(1, A);
        delivery.round();
        assertThat(nextTry()).isEqualTo(TestClock.NOON.plusSeconds(120));
        network.at(A, _ -> Reply.of(429).with("Retry-After", "Sun, 01 Mar 2026 13:00:00 GMT"));
        clock.moveTo(nextTry());
        delivery.round();
        assertThat(nextTry()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
        network.at(A, _ -> Reply.of(503).with("Retry-After", "999999999"));
        clock.moveTo(nextTry());
        delivery.round();
        assertThat(nextTry()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everySuccessIsDelivered(int status) {
        assertThat(after(status)).isEmpty();
        assertThat(queue.waiting("a.example")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 410, 413, 415, 422, 451})
    void aRefusalIsTheLastWordAndTheLaneGoesOn(int status) {
        assertThat(after(status)).isEqualTo("it answers " + status);
        assertThat(queue.waiting("a.example")).isZero();
        assertThat(health().well()).isTrue();
        receives(A);
        queue(2, A);
        delivery.round();
        assertThat(arrived).containsExactly("a.example 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 408, 425, 429, 500, 501, 502, 503, 504})
    void allElseIsTriedAgain(int status) {
        assertThat(after(status)).isEmpty();
        assertThat(queue.waiting("a.example")).isEqualTo(1);
        assertThat(health().failures()).isEqualTo(1);
        assertThat(health().words()).isEqualTo("it answers " + status);
    }

    @Test
    void aRedirectOfAPostIsNeverFollowed() {
        network.at(A, _ -> Reply.of(308).with("Location", B));
        receives(B);
        queue(1, A);
        delivery.round();
        assertThat(network.asked()).containsExactly("POST " + A);
    }

    @Test
    void whatThePeerSaysIsKeptInWordsOnOneLine() {
        network.at(A, _ -> Reply.saying(500, "panic:\n\tout of\u202e memory\u0000" + "!".repeat(500)));
        queue(1, A);
        delivery.round();
        assertThat(health().words())
                .startsWith("it answers 500: panic: out of memory !!")
                .hasSizeLessThan(220);
    }

    @Test
    void aFirstRefusalIsMetWithTheOtherSignatureOnce() {
        network.at(A, request -> request.headers().first("Signature-Input") == null ? Reply.of(401) : arrives(request));
        queue(1, A);
        queue(2, A);
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 2");
        assertThat(network.requests()).as("the second goes out right at once").hasSize(3);
        assertThat(queue.dropped()).isEmpty();
    }

    @Test
    void whatIsNoLongerWorthSendingIsNotSent() {
        receives(A);
        queue.add(
                activity(1), BOB, List.of(new Iri(A)), body(1), clock.instant().plus(Duration.ofDays(1)));
        queue(2, A);
        clock.advance(Duration.ofDays(1));
        delivery.round();
        assertThat(arrived).containsExactly("a.example 2");
        assertThat(queue.dropped())
                .containsExactly(new Dropped(
                        "a.example", activity(1), new Drop(Drop.Why.EXPIRED, "it is no longer worth sending")));
    }

    @Test
    void whatSomebodySentWhoIsGoneIsNotSent() {
        receives(A);
        queue.add(activity(1), new Iri("https://forum.example/u/gone"), List.of(new Iri(A)), body(1), null);
        queue(2, A);
        delivery.round();
        assertThat(arrived).containsExactly("a.example 2");
        assertThat(queue.dropped()).hasSize(1);
    }

    @Test
    void aPeerThatIsBarredGetsNothing() {
        policy.put("a.example", new Admission.Barred("blocked by the admins"));
        queue(1, A);
        delivery.round();
        assertThat(network.asked()).isEmpty();
        assertThat(queue.dropped().getFirst().drop()).isEqualTo(new Drop(Drop.Why.WITHDRAWN, "blocked by the admins"));
    }

    @Test
    void whenWeAreBusyThePeerIsNotToBlame() {
        network.at(A, _ -> {
            throw new TransportFailed(new TransportFailed.Busy());
        });
        queue(1, A);
        delivery.round();
        assertThat(health().well()).isTrue();
        assertThat(nextTry()).isEqualTo(TestClock.NOON.plusSeconds(1));
        assertThat(queue.waiting("a.example")).isEqualTo(1);
    }

    @Test
    void eachInboxOfAPeerWithoutASharedOneGetsItOnce() {
        String one = "https://a.example/users/x/inbox";
        String two = "https://a.example/users/y/inbox";
        network.at(one, this::arrives).answering(two, 503);
        queue(1, one, two);
        delivery.round();
        network.at(two, this::arrives);
        clock.moveTo(nextTry());
        delivery.round();
        assertThat(network.asked()).containsExactly("POST " + one, "POST " + two, "POST " + two);
        assertThat(queue.waiting("a.example")).isZero();
    }

    @Test
    void aParcelThatAloneMakesAPeerFailIsPassedOver() {
        network.at(A, request -> new String(request.body(), UTF_8).contains("/1") ? Reply.of(500) : arrives(request));
        queue(1, A);
        queue(2, A);
        for (int i = 0; i < 8; i++) {
            delivery.round();
            clock.moveTo(nextTry());
        }
        assertThat(arrived).contains("a.example 2").doesNotHaveDuplicates();
        assertThat(queue.waiting("a.example")).isZero();
        assertThat(queue.dropped())
                .containsExactly(new Dropped("a.example", activity(1), new Drop(Drop.Why.POISONOUS, "it answers 500")));
    }

    /// It says when to come again, so that it is not this parcel that makes it ill: it may lack a key to
    /// check it with.
    @Test
    void aParcelThatAPeerAsksToBeBroughtLaterIsNotPassedOver() {
        network.at(
                A,
                request -> new String(request.body(), UTF_8).contains("/1")
                        ? Reply.of(503).with("Retry-After", "1")
                        : arrives(request));
        queue(1, A);
        queue(2, A);
        for (int i = 0; i < 12; i++) {
            delivery.round();
            clock.moveTo(nextTry());
        }
        assertThat(queue.dropped()).isEmpty();
        network.at(A, this::arrives);
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 2");
    }

    @Test
    void aPeerThatFailsOverEverythingKeepsEverything() {
        network.answering(A, 500);
        queue(1, A);
        queue(2, A);
        for (int i = 0; i < 20; i++) {
            delivery.round();
            clock.moveTo(nextTry());
        }
        assertThat(queue.dropped()).isEmpty();
        receives(A);
        delivery.round();
        assertThat(arrived).containsExactly("a.example 1", "a.example 2");
    }

    @Test
    void aLongLaneGivesOthersTheirTurn() {
        receives(A);
        for (int i = 1; i <= 250; i++) {
            queue(i, A);
        }
        delivery.round();
        assertThat(arrived).hasSize(200);
        delivery.round();
        assertThat(arrived).hasSize(250);
    }

    @Test
    void theEngineWorksByItselfOnceStarted() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        network.at(A, request -> {
            all.countDown();
            return arrives(request);
        });
        try (Delivery running = delivery(Pace.quick())) {
            running.start();
            for (int i = 1; i <= 3; i++) {
                queue(i, A);
                running.wake();
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(arrived).containsExactly("a.example 1", "a.example 2", "a.example 3");
        queue(4, A);
        assertThat(queue.waiting("a.example")).isEqualTo(1);
    }

    @Test
    void aMistakeInOneLaneStopsNeitherItNorAnother() {
        network.at(A, _ -> {
            throw new IllegalStateException("a mistake of ours");
        });
        receives(B);
        queue(1, A, B);
        delivery.round();
        assertThat(arrived).containsExactly("b.example 1");
        receives(A);
        clock.moveTo(nextTry());
        delivery.round();
        assertThat(arrived).containsExactly("b.example 1", "a.example 1");
    }

    @Test
    void chanceSpreadsTheWaits() {
        Pace pace = Pace.usual();
        assertThat(pace.wait(1, () -> 0L)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pace.wait(1, () -> -1L)).isBetween(Duration.ofMillis(5999), Duration.ofSeconds(6));
        assertThat(pace.wait(1000, () -> -1L)).isEqualTo(Duration.ofHours(12));
        assertThat(Pace.quick().wait(1000, EVEN)).isEqualTo(Duration.ofSeconds(2));
    }

    private Delivery delivery(Pace pace) {
        Admission admission = (host, _) -> policy.getOrDefault(host, new Admission.Admitted());
        return new Delivery(queue, exchange, keys, admission, pace, clock, EVEN);
    }

    /// Sends one parcel to a peer that answers so.
    ///
    /// @return why it was dropped; empty when it was not
    private String after(int status) {
        network.answering(A, status);
        queue(1, A);
        delivery.round();
        return queue.dropped().isEmpty()
                ? ""
                : queue.dropped().getFirst().drop().words();
    }

    private Health health() {
        return Objects.requireNonNull(queue.health("a.example"));
    }

    private Instant nextTry() {
        @Nullable Instant next = health().nextTry();
        return next == null ? clock.instant() : next;
    }

    private void receives(String inbox) {
        network.at(inbox, this::arrives);
    }

    private Reply arrives(OutboundRequest request) {
        String body = new String(request.body(), UTF_8);
        arrived.add(request.host() + " " + body.substring(body.lastIndexOf('/') + 1));
        return Reply.of(202);
    }

    private void queue(int number, String... inboxes) {
        List<Iri> all = new ArrayList<>();
        for (String inbox : inboxes) {
            all.add(new Iri(inbox));
        }
        queue.add(activity(number), BOB, all, body(number), null);
    }

    private static Iri activity(int number) {
        return new Iri("https://forum.example/activities/" + number);
    }

    private static byte[] body(int number) {
        return activity(number).value().getBytes(UTF_8);
    }

    private static int number(String arrival) {
        return Integer.parseInt(arrival.substring(arrival.indexOf(' ') + 1));
    }
}
