package org.folkmoot.activitypub.federation.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.InMemoryPeerKeys;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Barred;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Proven;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.TryLater;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Unproven;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FetchGateTest {

    private static final String THEM = "https://other.example/";
    private static final String KEY = THEM + "#main-key";

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final InMemoryPeerKeys keys = new InMemoryPeerKeys(100);
    private Admission.Answer policy = new Admission.Admitted();
    private final FetchGate gate = gate();

    FetchGateTest() {
        publish(THEM, Keys.RSA);
    }

    private FetchGate gate() {
        InMemoryOwnKeys ours = new InMemoryOwnKeys();
        Iri us = new Iri("https://forum.example/");
        ours.add(us, new SigningKey("https://forum.example/#main-key", Keys.OTHER_RSA.getPrivate()));
        Fetch fetch =
                new Fetch(new Getting(network, new SignedExchange(network, clock), Admission.open(), ours, us), clock);
        return new FetchGate(
                InboxPipeline.Settings.usual("https://forum.example"),
                (host, way) -> way == Admission.Way.READING && host.equals("other.example") ? policy : fail(host, way),
                new KeyRing(keys, fetch, clock, KeyRing.USUAL_PAUSE),
                clock);
    }

    private static Admission.Answer fail(String host, Admission.Way way) {
        throw new AssertionError("Asked whether " + host + " may be for " + way);
    }

    private void publish(String actor, KeyPair pair) {
        String pem = "-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\\n-----END PUBLIC KEY-----\\n";
        network.document(
                actor,
                "{'id':'%1$s','type':'Application','inbox':'https://other.example/inbox','publicKey':{'id':'%1$s#main-key','owner':'%1$s','publicKeyPem':'%2$s'}}"
                        .formatted(actor, pem));
    }

    private SignedRequest signed(String target, String key, KeyPair pair, Scheme scheme) {
        OutboundRequest request =
                OutboundRequest.get(new Iri("https://forum.example" + target), Headers.of("Accept", "a/b"));
        OutboundRequest signed =
                Signatures.sign(request, new SigningKey(key, pair.getPrivate()), scheme, clock.instant());
        return new SignedRequest("GET", signed.target(), signed.headers(), signed.body());
    }

    @ParameterizedTest
    @EnumSource
    void whoSignedMayReadInEitherScheme(Scheme scheme) {
        assertThat(gate.asks(signed("/post/1?page=2", KEY, Keys.RSA, scheme)))
                .isEqualTo(new Proven(new Iri(THEM), "other.example"));
        assertThat(network.asked()).containsExactly("GET " + THEM);
    }

    @Test
    void theKeyIsFetchedInOurNameSoThatServersThatAskWhoAsksCanAnswer() {
        gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE));
        assertThat(network.requests().getFirst().headers().first("Signature"))
                .contains("https://forum.example/#main-key");
    }

    @Test
    void whoDoesNotSignIsToldSoAndHow() {
        FetchOutcome outcome = gate.asks(new SignedRequest("GET", "/post/1", Headers.none(), new byte[0]));
        assertThat(outcome).isEqualTo(new Unproven(Flaw.MISSING.words()));
        Reply reply = ((FetchOutcome.Denied) outcome).reply();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().first("Accept-Signature"))
                .contains("@target-uri")
                .doesNotContain("digest");
        assertThat(new String(reply.body(), UTF_8))
                .isEqualTo("Only servers that sign what they fetch may read this. The request is not signed.");
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureOverAnotherAddressProvesNothing(Scheme scheme) {
        SignedRequest theirs = signed("/post/1", KEY, Keys.RSA, scheme);
        SignedRequest moved = new SignedRequest("GET", "/post/2", theirs.headers(), theirs.body());
        assertThat(gate.asks(moved)).isEqualTo(new Unproven(Flaw.WRONG.words()));
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureOverAnotherMethodProvesNothing(Scheme scheme) {
        SignedRequest theirs = signed("/post/1", KEY, Keys.RSA, scheme);
        SignedRequest head = new SignedRequest("HEAD", "/post/1", theirs.headers(), theirs.body());
        assertThat(gate.asks(head)).isEqualTo(new Unproven(Flaw.WRONG.words()));
    }

    @ParameterizedTest
    @EnumSource
    void anOldSignatureProvesNothingAndItsKeyIsNotFetched(Scheme scheme) {
        SignedRequest old = signed("/post/1", KEY, Keys.RSA, scheme);
        clock.advance(Duration.ofMinutes(61));
        assertThat(gate.asks(old)).isEqualTo(new Unproven(Flaw.TOO_OLD.words()));
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void aKeyThatWasReplacedIsFetchedAnewAndAForeignOneIsNot() {
        gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE));
        publish(THEM, Keys.OTHER_RSA);
        assertThat(gate.asks(signed("/post/1", KEY, Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Unproven(Flaw.WRONG.words()));
        clock.advance(KeyRing.USUAL_PAUSE.plusSeconds(1));
        assertThat(gate.asks(signed("/post/1", KEY, Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isInstanceOf(Proven.class);
        assertThat(network.asked()).hasSize(2);
    }

    @Test
    void aHostThatIsBarredCostsNoFetchAndHearsNoReason() {
        policy = new Admission.Barred("they scrape");
        FetchOutcome outcome = gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE));
        assertThat(outcome).isEqualTo(new Barred("other.example", "they scrape"));
        Reply reply = ((FetchOutcome.Denied) outcome).reply();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(new String(reply.body(), UTF_8)).doesNotContain("scrape");
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void whoComesTooOftenIsToldWhenToComeAgain() {
        policy = new Admission.NotNow(Duration.ofSeconds(20));
        FetchOutcome outcome = gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE));
        assertThat(outcome).isEqualTo(new TryLater(Duration.ofSeconds(20)));
        Reply reply = ((FetchOutcome.Denied) outcome).reply();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers().first("Retry-After")).isEqualTo("20");
    }

    @Test
    void aServerThatCannotBeAskedForItsKeyIsAskedToComeAgain() {
        network.cut("other.example");
        assertThat(gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE))).isInstanceOf(TryLater.class);
    }

    @Test
    void whoIsGoneReadsNothing() {
        network.answering(THEM, 410);
        assertThat(gate.asks(signed("/post/1", KEY, Keys.RSA, Scheme.CAVAGE)))
                .isEqualTo(new Unproven("The key of the signature is not usable: its owner is gone."));
    }

    @Test
    void nobodyReadsInOurNameAndWeAreNotAskedForOurOwnKey() {
        String ours = "https://forum.example/#main-key";
        assertThat(gate.asks(signed("/post/1", ours, Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isInstanceOf(Unproven.class);
        assertThat(network.asked()).isEmpty();
    }
}
