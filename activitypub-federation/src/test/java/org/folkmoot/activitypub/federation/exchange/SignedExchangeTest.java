package org.folkmoot.activitypub.federation.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Double-knocking, as sixteen kinds of servers need it.
class SignedExchangeTest {

    private static final String URL = "https://peer.example/inbox";
    private static final SigningKey KEY = new SigningKey("https://forum.example/#main-key", Keys.RSA.getPrivate());

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final SignedExchange exchange = new SignedExchange(network, clock);

    @Test
    void theOldSignatureIsTriedFirstAndRemembered() throws TransportFailed {
        network.answering(URL, 202);
        assertThat(post().status()).isEqualTo(202);
        assertThat(schemes()).containsExactly(Scheme.CAVAGE);
        assertThat(exchange.scheme("peer.example")).isEqualTo(Scheme.CAVAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aStrangerThatRefusesIsTriedOnceWithTheNewOne(int status) throws TransportFailed {
        network.at(URL, request -> Reply.of(scheme(request) == Scheme.CAVAGE ? status : 202));
        assertThat(post().status()).isEqualTo(202);
        assertThat(schemes()).containsExactly(Scheme.CAVAGE, Scheme.RFC_9421);
        post();
        assertThat(schemes()).as("remembered").containsExactly(Scheme.CAVAGE, Scheme.RFC_9421, Scheme.RFC_9421);
    }

    @Test
    void neverBothInOneRequest() throws TransportFailed {
        network.answering(URL, 401);
        post();
        assertThat(network.requests())
                .allSatisfy(request ->
                        assertThat(request.headers().all("Signature")).hasSize(1));
        assertThat(network.requests().getLast().headers().first("Digest")).isNull();
    }

    @Test
    void aRefusalOfBothIsTheFirstOneAndNotKnockedAtAgain() throws TransportFailed {
        network.at(URL, request -> Reply.of(scheme(request) == Scheme.CAVAGE ? 404 : 400));
        assertThat(post().status()).isEqualTo(404);
        assertThat(post().status()).isEqualTo(404);
        assertThat(schemes()).containsExactly(Scheme.CAVAGE, Scheme.RFC_9421, Scheme.CAVAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {406, 413, 422, 429, 500, 503})
    void whatHasNothingToDoWithSignaturesIsNotTriedAgain(int status) throws TransportFailed {
        network.answering(URL, status);
        assertThat(post().status()).isEqualTo(status);
        assertThat(schemes()).hasSize(1);
        assertThat(exchange.scheme("peer.example")).isNull();
    }

    @Test
    void whatWasLearnedIsForgottenAfterSevenDays() throws TransportFailed {
        network.at(URL, request -> Reply.of(scheme(request) == Scheme.CAVAGE ? 401 : 202));
        post();
        clock.advance(Duration.ofDays(7));
        network.forget();
        post();
        assertThat(schemes()).containsExactly(Scheme.CAVAGE, Scheme.RFC_9421);
    }

    @Test
    void aServerThatAsksForTheNewOneInWordsGetsIt() throws TransportFailed {
        network.answering(URL, 202);
        post();
        network.forget();
        network.at(
                URL,
                request -> scheme(request) == Scheme.CAVAGE
                        ? Reply.of(401).with("Accept-Signature", "sig1=(\"@method\" \"@target-uri\");created")
                        : Reply.of(202));
        assertThat(post().status()).isEqualTo(202);
        assertThat(schemes()).containsExactly(Scheme.CAVAGE, Scheme.RFC_9421);
        assertThat(exchange.scheme("peer.example")).isEqualTo(Scheme.RFC_9421);
    }

    @Test
    void aServerThatWentBackIsFollowed() throws TransportFailed {
        network.at(URL, request -> Reply.of(scheme(request) == Scheme.CAVAGE ? 401 : 202));
        post();
        network.forget();
        network.at(URL, request -> Reply.of(scheme(request) == Scheme.CAVAGE ? 202 : 401));
        assertThat(post().status()).isEqualTo(202);
        assertThat(exchange.scheme("peer.example")).isEqualTo(Scheme.CAVAGE);
    }

    private Reply post() throws TransportFailed {
        return exchange.exchange(
                OutboundRequest.post(
                        new Iri(URL), Headers.of("Content-Type", "application/activity+json"), new byte[] {'{', '}'}),
                KEY);
    }

    private List<Scheme> schemes() {
        return network.requests().stream().map(SignedExchangeTest::scheme).toList();
    }

    private static Scheme scheme(OutboundRequest request) {
        return request.headers().first("Signature-Input") == null ? Scheme.CAVAGE : Scheme.RFC_9421;
    }
}
