package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scripted peers among themselves, over real connections.
class ScriptedPeersPeerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"));

    private final ScriptedPeer forum = ScriptedPeer.open(Dialect.LEMMY, "forum.localhost", 0, NOW);

    @AfterEach
    void close() {
        forum.close();
    }

    @ParameterizedTest
    @EnumSource
    void inEveryDialectAFollowIsSignedWellAndAccepted(Dialect dialect) throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.open(dialect, "peer.localhost", 0, NOW)) {
            ScriptedActor garden = forum.group("garden");
            ScriptedActor ana = peer.person("ana");
            JsonObject follow = ana.follow(garden.id());
            assertThat(peer.send(ana, follow, garden.inbox()).status()).isEqualTo(200);
            Heard heard = forum.await(one -> one.type().equals("Follow"), SOON);
            assertThat(heard.flaw()).isNull();
            assertThat(heard.request().headers().first("Signature")).contains(ana.keyId());
            Heard accept = peer.await(one -> one.type().equals("Accept"), SOON);
            assertThat(accept.genuine()).isTrue();
            assertThat(accept.text("actor")).isEqualTo(garden.id().value());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDialectRefusesWhatIsNotSigned(Dialect dialect) throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.open(dialect, "peer.localhost", 0, NOW)) {
            ScriptedActor ana = peer.person("ana");
            OutboundRequest unsigned = OutboundRequest.post(
                    ana.inbox(),
                    Headers.of("Content-Type", "application/activity+json"),
                    Json.write(forum.person("ben").follow(ana.id())));
            assertThat(forum.transport().exchange(unsigned).status()).isEqualTo(peer.trait().refused);
            assertThat(peer.heard().getFirst().flaw()).isEqualTo("The request is not signed.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyActorIsFoundByNameAndFetched(Dialect dialect) throws Exception {
        try (ScriptedPeer peer = ScriptedPeer.open(dialect, "peer.localhost", 0, NOW)) {
            ScriptedActor ana = peer.person("ana");
            String query = "/.well-known/webfinger?resource=acct%3A" + ana.handle();
            Reply found = fetch(peer.origin() + query);
            assertThat(found.headers().mediaType()).isEqualTo("application/jrd+json");
            assertThat(new String(found.body(), UTF_8)).contains("\"" + ana.id().value() + "\"");
            Reply document = forum.get(forum.application(), ana.id());
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.headers().first("Content-Type")).isEqualTo(peer.trait().served);
            assertThat(Json.readObject(document.body()).text("id"))
                    .isEqualTo(ana.id().value());
            assertThat(fetch(ana.id().value()).status())
                    .isEqualTo(peer.trait().onlySignedReading ? peer.trait().refused : 200);
            assertThat(fetch(peer.origin() + "/nodeinfo/2.1").excerpt()).contains(dialect.software());
        }
    }

    @Test
    void bareIdsOffsetsAndSlashesAreSpokenByThoseThatDo() throws Exception {
        try (ScriptedPeer mitra = ScriptedPeer.open(Dialect.MITRA, "mitra.localhost", 0, NOW);
                ScriptedPeer threads = ScriptedPeer.open(Dialect.THREADS, "threads.localhost", 0, NOW)) {
            JsonObject follow = mitra.person("ana").follow(forum.group("garden").id());
            assertThat(mitra.person("ana").undo(follow).find("object"))
                    .isEqualTo(new JsonText(String.valueOf(follow.text("id"))));
            assertThat(forum.person("ben").undo(follow).find("object")).isInstanceOf(JsonObject.class);
            ScriptedActor tess = threads.person("tess");
            assertThat(tess.id().value()).endsWith("/");
            assertThat(tess.inbox().value()).isEqualTo(tess.id().value() + "inbox/");
            assertThat(tess.document().text("published")).isEqualTo("2026-11-25T12:00:00+0000");
        }
    }

    @Test
    void threadsStumblesOverAnUndoThatOnlyNamesWhatItTakesBack() throws Exception {
        try (ScriptedPeer threads = ScriptedPeer.open(Dialect.THREADS, "threads.localhost", 0, NOW);
                ScriptedPeer mitra = ScriptedPeer.open(Dialect.MITRA, "mitra.localhost", 0, NOW)) {
            ScriptedActor tess = threads.person("tess");
            ScriptedActor ana = mitra.person("ana");
            JsonObject follow = ana.follow(tess.id());
            assertThat(mitra.send(ana, follow, tess.inbox()).status()).isEqualTo(202);
            assertThat(mitra.send(ana, ana.undo(follow), tess.inbox()).status()).isEqualTo(500);
        }
    }

    @Test
    void aChangedBodyIsNoticed() throws Exception {
        ScriptedActor garden = forum.group("garden");
        try (ScriptedPeer peer = ScriptedPeer.open(Dialect.MASTODON, "peer.localhost", 0, NOW)) {
            ScriptedActor ana = peer.person("ana");
            peer.send(ana, ana.follow(garden.id()), garden.inbox());
            Heard first = forum.heard().getFirst();
            OutboundRequest again = new OutboundRequest(
                    "POST",
                    garden.inbox(),
                    first.request().headers().without("Content-length"),
                    Json.write(ana.like(garden.id())),
                    Limits.DELIVERY);
            assertThat(peer.transport().exchange(again).status()).isEqualTo(400);
            assertThat(forum.heard().getLast().flaw()).isEqualTo("The digest is not that of the body.");
        }
    }

    @Test
    void misbehavioursAreWhatTheySay() throws Exception {
        ScriptedActor ana = forum.person("ana");
        String id = ana.id().value();
        forum.misbehave("/u/", new Misbehaviour.Failing(410));
        assertThat(fetch(id).status()).isEqualTo(410);
        forum.misbehave("/u/ana", new Misbehaviour.Overloaded(Duration.ofSeconds(7)));
        assertThat(fetch(id).headers().first("Retry-After")).isEqualTo("7");
        forum.misbehave("/u/ana", new Misbehaviour.Redirecting("http://10.0.0.1/"));
        assertThat(fetch(id).headers().first("Location")).isEqualTo("http://10.0.0.1/");
        forum.misbehave("/u/ana", new Misbehaviour.WrongType());
        assertThat(fetch(id).headers().mediaType()).isEqualTo("text/html");
        forum.misbehave("/u/ana", new Misbehaviour.Garbage());
        assertThatThrownBy(() -> Json.read(fetch(id).body())).isInstanceOf(MalformedDocument.class);
        forum.misbehave("/u/ana", new Misbehaviour.Dead());
        assertThatThrownBy(() -> fetch(id)).isInstanceOf(TransportFailed.class);
        forum.misbehave("/u/ana/outbox", new Misbehaviour.Endless());
        String first = Json.readObject(fetch(id + "/outbox").body()).text("next");
        assertThat(Json.readObject(fetch(String.valueOf(first)).body()).text("next"))
                .isNotEqualTo(first);
        forum.behave();
        assertThat(fetch(id).status()).isEqualTo(200);
        assertThat(forum.requests("/u/ana")).isEqualTo(9);
    }

    @Test
    void whatIsNeverHeardIsToldWithWhatWasHeardInstead() {
        ScriptedActor garden = forum.group("garden");
        assertThatThrownBy(() -> {
                    try (ScriptedPeer peer = ScriptedPeer.open(Dialect.MASTODON, "peer.localhost", 0, NOW)) {
                        ScriptedActor ana = peer.person("ana");
                        peer.send(ana, ana.like(garden.id()), garden.inbox());
                        forum.await(one -> one.type().equals("Follow"), Duration.ofMillis(50));
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Like 200");
    }

    @Test
    void whatIsPublishedIsServedAndATombstoneIsGone() throws Exception {
        JsonObject page = forum.person("ana").page(forum.group("garden").id(), "Title", "<p>Text</p>");
        forum.publish(page);
        String id = String.valueOf(page.text("id"));
        assertThat(Json.readObject(fetch(id).body())).isEqualTo(page);
        forum.publish(
                JsonObject.builder().put("id", id).put("type", "Tombstone").build());
        assertThat(fetch(id).status()).isEqualTo(410);
        assertThat(List.of(fetch(forum.origin() + "/nothing").status())).containsExactly(404);
    }

    private Reply fetch(String url) throws TransportFailed {
        return forum.transport().exchange(OutboundRequest.get(new Iri(url), Headers.none()));
    }
}
