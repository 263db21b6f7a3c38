package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two servers of ours that show their documents only to servers that sign what they fetch, and a third that reads.
@TestInstance(Lifecycle.PER_CLASS)
class SignedFetchPeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ACTIVITY = "application/activity+json";

    private final int portA = Folkmoot.freePort();
    private final int portB = Folkmoot.freePort();
    private final RunningServer alpha = RunningServer.federating("alpha", portA, PASSWORD);
    private final RunningServer beta = RunningServer.federating("beta", portB, PASSWORD);
    private final ScriptedPeer reader = ScriptedPeer.open(Dialect.LEMMY, "reader.localhost", 0, InstantSource.system());
    private final HttpClient client = HttpClient.newHttpClient();
    private final String there = "http://beta.localhost:" + portB;
    private final FormWalk ana = alpha.browser();
    private final FormWalk ben = beta.browser();

    @BeforeAll
    void bothWantToKnowWhoAsks() {
        for (RunningServer server : new RunningServer[] {alpha, beta}) {
            FormWalk admin = server.browser();
            admin.open("/log-in")
                    .form("Log in")
                    .fill("Name", "admin")
                    .fill("Password", PASSWORD)
                    .send();
            admin.open("/admin")
                    .form("Save")
                    .check("Only servers that sign may fetch documents")
                    .send();
            assertThat(admin.open("/admin").form("Save").isChecked("Only servers that sign may fetch documents"))
                    .isTrue();
        }
        signUp(ana, "ana");
        signUp(ben, "ben");
        OurServer.founds(ben, "garden", "Gardening");
        ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "The first tomatoes are red")
                .fill("Text (may stay empty)", "")
                .send();
    }

    private static void signUp(FormWalk person, String name) {
        person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
    }

    @AfterAll
    void stop() {
        client.close();
        reader.close();
        alpha.close();
        beta.close();
    }

    private HttpResponse<String> plain(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portB + path))
                .header("Accept", accept)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /// Each reads the other's actors, posts and keys for the first time here, and each asks who asks.
    @Test
    void aConversationGoesBothWays() throws Exception {
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!garden@beta.localhost:" + portB)
                .send()
                .form("Subscribe")
                .send();
        eventually(() -> ana.open("/?order=new").text().contains("The first tomatoes are red"));
        ana.open("/?order=new")
                .follow("The first tomatoes are red")
                .form("Comment")
                .fill("Write a comment", "Here too.")
                .send();
        eventually(
                () -> OurServer.thread(ben, "The first tomatoes are red").text().contains("Here too."));
        OurServer.thread(ben, "The first tomatoes are red")
                .form("Comment")
                .fill("Write a comment", "Yours as well?")
                .send();
        eventually(
                () -> OurServer.thread(ana, "The first tomatoes are red").text().contains("Yours as well?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/garden",
                "/c/garden/outbox",
                "/c/garden/followers",
                "/c/garden/moderators",
                "/c/garden/featured",
                "/u/ben",
                "/u/ben/outbox",
                "/post/1",
                "/post/1/replies",
                "/site_outbox",
                "/post/999",
                "/u/nobody",
                "/activities/create/1"
            })
    void whoDoesNotSignReadsNoDocumentAndDoesNotLearnWhatIsThere(String path) throws Exception {
        HttpResponse<String> answer = plain(path, ACTIVITY);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("Only servers that sign what they fetch may read this.");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(answer.headers().firstValue("Accept-Signature")).isPresent();
    }

    @Test
    void whoSignsReadsAndNobodyElseIsGivenItsCopy() throws Exception {
        Reply answer = reader.get(reader.application(), new Iri(there + "/c/garden"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().mediaType()).isEqualTo(ACTIVITY);
        assertThat(answer.headers().first("Cache-Control")).isEqualTo("private, max-age=180");
        assertThat(answer.headers().joined("Vary")).contains("Accept", "Signature", "Signature-Input");
    }

    @Test
    void aSignatureForSomethingElseIsNone() throws Exception {
        Iri garden = new Iri(there + "/c/garden");
        OutboundRequest signed = reader.delivery(reader.application(), new byte[0], new Iri(there + "/inbox"));
        Reply answer = reader.transport().exchange(OutboundRequest.get(garden, signed.headers()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.excerpt()).contains("The signature is not by that key over this request.");
    }

    @Test
    void whatEverybodyNeedsFirstStaysOpen() throws Exception {
        HttpResponse<String> site = plain("/", ACTIVITY);
        assertThat(site.statusCode()).isEqualTo(200);
        assertThat(site.body()).contains("publicKeyPem");
        assertThat(site.headers().firstValue("Cache-Control")).contains("public, max-age=180");
        for (String path : new String[] {
            "/.well-known/webfinger?resource=acct:garden@beta.localhost:" + portB,
            "/.well-known/nodeinfo",
            "/.well-known/host-meta",
            "/nodeinfo/2.1"
        }) {
            assertThat(plain(path, "application/json").statusCode()).as(path).isEqualTo(200);
        }
        for (String page : new String[] {"/", "/c/garden", "/post/1", "/u/ben"}) {
            assertThat(plain(page, "text/html").statusCode()).as(page).isEqualTo(200);
        }
    }
}
