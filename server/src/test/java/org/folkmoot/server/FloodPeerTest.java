package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// One server brings thousands of activities, each of which takes long to deal with; another
/// brings a single vote.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloodPeerTest {

    private static final String PASSWORD = "correct horse battery";

    private final RunningServer alpha = RunningServer.federating("alpha", Folkmoot.freePort(), PASSWORD);
    private final ScriptedPeer flood = ScriptedPeer.open(Dialect.LEMMY, "flood.localhost", 0, InstantSource.system());
    private final ScriptedPeer quiet = ScriptedPeer.open(Dialect.LEMMY, "quiet.localhost", 0, InstantSource.system());
    private final ScriptedActor mallory = flood.person("mallory");
    private final FormWalk ana = alpha.browser();
    private String post = "";

    @BeforeAll
    void aPostStandsHere() {
        ana.open("/sign-up")
                .form("Sign up")
                .fill("Name", "ana")
                .fill("Password", PASSWORD)
                .send();
        ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        post = ana.open("/c/garden")
                .follow("Write a post")
                .form("Publish")
                .fill("Title", "Leeks in winter")
                .send()
                .address();
    }

    @AfterAll
    void stop() {
        flood.behave();
        alpha.close();
        flood.close();
        quiet.close();
    }

    @Test
    @Order(1)
    void theVoteOfAQuietServerIsCountedWhileAFloodOfAnotherWaits() throws Exception {
        assertThat(send(flood, mallory).status()).isEqualTo(202);
        flood.misbehave("/elsewhere", new Misbehaviour.Slow(Duration.ofSeconds(1)));
        flooded();

        assertThat(send(quiet, quiet.person("ben")).status()).isEqualTo(202);

        eventually(() -> one("""
                select count(*) from vote join instance on instance.id = vote.origin_id
                where instance.domain like 'quiet.localhost%'
                """).equals("1"));
        assertThat(Integer.parseInt(one("select count(*) from received where settled_at is null")))
                .isGreaterThan(5_000);
    }

    @Test
    @Order(2)
    void theFloodItselfIsAskedToWaitAndNothingOfItIsAcknowledged() throws Exception {
        eventually(() -> send(flood, mallory).status() == 503);
        String kept = one("select count(*) from received");

        Reply reply = send(flood, mallory);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers().first("Retry-After")).isEqualTo("30");
        assertThat(one("select count(*) from received")).isEqualTo(kept);
        assertThat(send(quiet, quiet.person("cleo")).status()).isEqualTo(202);
    }

    private Reply send(ScriptedPeer peer, ScriptedActor by) throws Exception {
        String port = ":" + alpha.address().getPort();
        JsonObject like = by.like(new Iri("http://alpha.localhost" + port + post.replaceFirst("[?#].*", "")));
        return peer.send(by, like, new Iri("http://alpha.localhost" + port + "/inbox"));
    }

    /// As if each had been signed and brought: only that takes long.
    private void flooded() throws SQLException {
        String host = flood.host();
        JsonObject like = mallory.like(new Iri(flood.origin() + "/elsewhere/NUMBER"));
        JsonObject numbered = like.with("id", Json.text(flood.origin() + "/activities/NUMBER"));
        String body = new String(Json.write(numbered), UTF_8);
        change("""
                insert into received (received_on, peer, activity_id, signer, body, received_at)
                select (now() at time zone 'utc')::date, '%s', '%s/activities/' || number, '%s',
                       convert_to(replace('%s', 'NUMBER', number::text), 'UTF8'), now()
                from generate_series(1, 6000) as number
                """.formatted(host, flood.origin(), mallory.id().value(), body.replace("'", "''")));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = alpha.database().connections().source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = alpha.database().connections().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
