package org.folkmoot.activitypub.federation.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {

    private static final String POST = "https://a.example/post/1";
    private static final String DOCUMENT = "{'id':'https://a.example/post/1','type':'Page'}";
    private static final Iri INSTANCE = new Iri("https://forum.example/");

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final Map<String, Admission.Answer> policy = new HashMap<>();
    private final Fetch fetch = new Fetch(
            new Getting(
                    network,
                    new SignedExchange(network, clock),
                    (host, _) -> policy.getOrDefault(host, new Admission.Admitted()),
                    new InMemoryOwnKeys()
                            .add(INSTANCE, new SigningKey("https://forum.example/#main-key", Keys.RSA.getPrivate())),
                    INSTANCE),
            clock);

    @Test
    void aDocumentIsFetchedSignedByTheInstance() {
        network.document(POST, DOCUMENT);
        assertThat(fetch(POST)).isInstanceOf(Fetched.Found.class);
        OutboundRequest request = network.requests().getFirst();
        assertThat(request.headers().first("Accept"))
                .isEqualTo("application/activity+json, "
                        + "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"");
        assertThat(request.headers().first("Signature")).contains("keyId=\"https://forum.example/#main-key\"");
        assertThat(request.limits()).isEqualTo(Limits.DOCUMENT);
        assertThat(Limits.DOCUMENT.answerBytes()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/activity+json",
                "application/activity+json; charset=utf-8",
                "Application/Activity+JSON",
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/ld+json;charset=utf-8;profile=https://www.w3.org/ns/activitystreams"
            })
    void activityStreamsIsTaken(String type) {
        network.serving(POST, type, DOCUMENT.replace('\'', '"'));
        assertThat(fetch(POST)).isInstanceOf(Fetched.Found.class);
    }

    /// Mastodon CVE-2024-25623: an uploaded file is not an object.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/html",
                "application/octet-stream",
                "application/ld+json",
                "application/ld+json; profile=\"https://evil.example\"",
                "text/plain; x=application/activity+json"
            })
    void cve202425623NothingElseIsTaken(String type) {
        network.serving(POST, type, DOCUMENT.replace('\'', '"'));
        assertThat(fetch(POST)).isInstanceOf(Fetched.Unusable.class);
    }

    /// Mastodon CVE-2024-23832: a document that claims to be somebody else's.
    @Test
    void cve202423832ADocumentThatNamesAnotherHostIsRefusedWithoutAskingThere() {
        network.document("https://evil.example/fake", DOCUMENT).document(POST, DOCUMENT);
        assertThat(fetch("https://evil.example/fake"))
                .isEqualTo(new Fetched.Unusable("it says that it belongs to a.example"));
        assertThat(network.asked()).containsExactly("GET https://evil.example/fake");
    }

    @Test
    void aDocumentUnderAnotherAddressOfItsHostIsAskedForAtItsIdOnce() {
        network.document("https://a.example/@bob/1", DOCUMENT).document(POST, DOCUMENT);
        assertThat(fetch("https://a.example/@bob/1")).isInstanceOf(Fetched.Found.class);
        assertThat(network.asked()).containsExactly("GET https://a.example/@bob/1", "GET " + POST);
    }

    @Test
    void aDocumentThatNeverIsWhereItSaysIsRefused() {
        network.document("https://a.example/x", DOCUMENT)
                .document(POST, DOCUMENT.replace("post/1", "post/2"))
                .document("https://a.example/post/2", DOCUMENT);
        assertThat(fetch("https://a.example/x")).isEqualTo(new Fetched.Unusable("its id is not its address"));
        assertThat(network.asked()).hasSize(2);
    }

    /// Misskey CVE-2025-25306: a redirect to a document does not make it the redirector's.
    @Test
    void cve202525306AfterARedirectTheIdIsTheLastAddress() {
        network.redirecting("https://short.example/1", POST).document(POST, DOCUMENT);
        assertThat(fetch("https://short.example/1"))
                .isInstanceOfSatisfying(
                        Fetched.Found.class, found -> assertThat(found.id()).isEqualTo(new Iri(POST)));
        network.redirecting(POST, "https://evil.example/copy").document("https://evil.example/copy", DOCUMENT);
        assertThat(fetch(POST)).isInstanceOf(Fetched.Unusable.class);
    }

    @Test
    void threeRedirectsAreFollowedAndNotFour() {
        for (int hop = 1; hop <= 4; hop++) {
            network.redirecting("https://r.example/" + hop, "/" + (hop + 1));
        }
        network.document("https://r.example/5", DOCUMENT.replace("https://a.example/post/1", "https://r.example/5"));
        assertThat(fetch("https://r.example/2")).isInstanceOf(Fetched.Found.class);
        assertThat(fetch("https://r.example/1")).isEqualTo(new Fetched.Unusable("it redirects more than 3 times"));
    }

    /// Fedify CVE-2026-34148.
    @Test
    void cve202634148ALoopOfRedirectsEnds() {
        network.redirecting("https://a.example/x", "https://a.example/x");
        assertThat(fetch("https://a.example/x")).isInstanceOf(Fetched.Unusable.class);
        assertThat(network.asked()).hasSize(4);
    }

    @Test
    void everyHopIsAdmittedAnew() {
        policy.put("bad.example", new Admission.Barred("blocked"));
        network.redirecting(POST, "https://bad.example/1").document("https://bad.example/1", DOCUMENT);
        assertThat(fetch(POST)).isEqualTo(new Fetched.Barred("blocked"));
        assertThat(network.asked()).containsExactly("GET " + POST);
    }

    /// Fedify CVE-2026-77632: what was signed for one host reached another.
    @Test
    void cve202677632EveryHopIsSignedAnewForItsOwnHost() {
        network.redirecting("https://b.example/1", POST).document(POST, DOCUMENT);
        fetch("https://b.example/1");
        assertThat(network.requests())
                .extracting(request -> request.headers().first("Host"))
                .containsExactly("b.example", "a.example");
        assertThat(network.requests())
                .extracting(request -> request.headers().first("Signature"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "data:application/json,{}", "gopher://x/", "http://a.example/", ""})
    void aRedirectLeadsOnlyToTheSecureWeb(String location) {
        network.redirecting(POST, location);
        assertThat(fetch(POST)).isInstanceOf(Fetched.Unusable.class);
        assertThat(network.asked()).hasSize(1);
    }

    @Test
    void goneAndMissingAreToldApart() {
        network.answering("https://a.example/gone", 410).answering("https://a.example/missing", 404);
        assertThat(fetch("https://a.example/gone")).isEqualTo(new Fetched.Gone());
        assertThat(fetch("https://a.example/missing")).isEqualTo(new Fetched.Missing());
    }

    @Test
    void aServerThatIsIllMayBeAskedLater() {
        network.at(POST, _ -> Reply.of(503).with("Retry-After", "7"));
        assertThat(fetch(POST)).isEqualTo(new Fetched.NotNow(Duration.ofSeconds(7), "it answers 503"));
        network.cut("a.example");
        assertThat(fetch(POST)).isEqualTo(new Fetched.NotNow(null, "no connection: the cable is cut"));
    }

    @Test
    void whatTheGuardForbidsIsNotTriedLater() {
        network.at(POST, _ -> {
            throw new TransportFailed(new TransportFailed.Forbidden("10.0.0.1 is a private address"));
        });
        assertThat(fetch(POST)).isEqualTo(new Fetched.Unusable("we do not go there: 10.0.0.1 is a private address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'id':7}", "{'id':''}", "nonsense"})
    void whatIsNoDocumentWithAnIdIsUnusable(String body) {
        network.document(POST, body);
        assertThat(fetch(POST)).isInstanceOf(Fetched.Unusable.class);
    }

    @Test
    void aFragmentIsLeftOut() {
        network.document(POST, DOCUMENT);
        assertThat(fetch(POST + "#main-key")).isInstanceOf(Fetched.Found.class);
        assertThat(network.asked()).containsExactly("GET " + POST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct:a@b", "https://a@b.example/"})
    void whatIsNoAddressIsNotAskedFor(String url) {
        assertThat(fetch(url)).isInstanceOf(Fetched.Unusable.class);
        assertThat(network.asked()).isEmpty();
    }

    /// PieFed's answers have no id, and each page of NodeBB's lists has the id of the whole.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'OrderedCollection'}",
                "{'type':'OrderedCollectionPage','id':'https://a.example/outbox'}"
            })
    void aListIsWhatItsServerShowsThere(String body) {
        network.document("https://a.example/outbox?page=2", body);
        assertThat(list("https://a.example/outbox?page=2"))
                .isInstanceOfSatisfying(
                        Fetched.Found.class,
                        found -> assertThat(found.id()).isEqualTo(new Iri("https://a.example/outbox?page=2")));
        assertThat(network.asked()).hasSize(1);
    }

    @Test
    void aListIsOnItsOwnServer() {
        network.document("https://a.example/1", "{'type':'OrderedCollection','id':'https://b.example/1'}");
        network.redirecting("https://a.example/2", "https://b.example/2");
        network.document("https://b.example/2", "{'type':'OrderedCollection'}");
        assertThat(list("https://a.example/1")).isInstanceOf(Fetched.Unusable.class);
        assertThat(list("https://a.example/2")).isInstanceOf(Fetched.Unusable.class);
    }

    @Test
    void aListThatIsNoneIsUnusableAndOneThatIsNotThereIsMissing() {
        network.document("https://a.example/1", "[]").serving("https://a.example/2", "text/html", "{}");
        assertThat(list("https://a.example/1")).isInstanceOf(Fetched.Unusable.class);
        assertThat(list("https://a.example/2")).isInstanceOf(Fetched.Unusable.class);
        assertThat(list("https://a.example/3")).isEqualTo(new Fetched.Missing());
    }

    private Fetched list(String url) {
        return fetch.list(new Iri(url));
    }

    private Fetched fetch(String url) {
        return fetch.document(new Iri(url));
    }
}
