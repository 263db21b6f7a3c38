package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A community that members follow passes on what others never said, about posts that are not its own (Mastodon
/// CVE-2024-23832 and Lemmy GHSA-xmpx-2j2f-c7g7 are of this kind): none of it has any effect.
@TestInstance(Lifecycle.PER_CLASS)
class ForgedAnnouncementsPeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String POST = "A post of the honest community";

    private final RunningServer alpha = RunningServer.federating("alpha", Folkmoot.freePort(), PASSWORD);
    private final ScriptedPeer honest = ScriptedPeer.open(Dialect.LEMMY, "honest.localhost", 0, InstantSource.system());
    private final ScriptedPeer forger = ScriptedPeer.open(Dialect.LEMMY, "forger.localhost", 0, InstantSource.system());
    private final ScriptedActor garden = honest.group("garden");
    private final ScriptedActor ben = honest.person("ben");
    private final ScriptedActor spam = forger.group("spam");
    private final FormWalk ana = alpha.browser();
    private final JsonObject page = ben.page(garden.id(), POST, "<p>Still here.</p>");

    @BeforeAll
    void anaFollowsBothAndThePostIsThere() throws Exception {
        ana.open("/sign-up")
                .form("Sign up")
                .fill("Name", "ana")
                .fill("Password", PASSWORD)
                .send();
        subscribe(garden);
        subscribe(spam);
        honest.publish(page);
        honest.send(garden, garden.announce(ben.create(page)), inbox());
        eventually(() -> ana.open("/?order=new").text().contains(POST));
    }

    @AfterAll
    void stop() {
        alpha.close();
        honest.close();
        forger.close();
    }

    private void subscribe(ScriptedActor community) throws Exception {
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!" + community.handle().replaceFirst("^[!@]", ""))
                .send()
                .form("Subscribe")
                .send();
        eventually(() ->
                one("select count(*) from subscription where state = 'PENDING'").equals("0"));
    }

    private Iri inbox() {
        return new Iri("http://alpha.localhost:" + alpha.address().getPort() + "/inbox");
    }

    /// Lets the forger pass something on, and waits for what becomes of it.
    private String fateOf(Json said) throws Exception {
        JsonObject announce = spam.announce(said);
        assertThat(forger.send(spam, announce, inbox()).status()).isEqualTo(202);
        String fate = "select outcome from received where settled_at is not null and activity_id = '"
                + announce.text("id") + "'";
        eventually(() -> !one(fate).isEmpty());
        return one(fate);
    }

    private Iri post() {
        return new Iri(String.valueOf(page.text("id")));
    }

    @Test
    void aDeletionByTheAuthorIsNotBelieved() throws Exception {
        assertThat(fateOf(ben.delete(page))).contains("not in the community that passes it on");

        assertThat(alpha.browser().open("/?order=new").text()).contains(POST);
    }

    @Test
    void aRemovalByAModeratorIsNotBelieved() throws Exception {
        JsonObject removal = ActivityWriter.delete(
                ben.id().value() + "/forged/removal",
                ben.id().value(),
                garden.id().value(),
                post().value(),
                "because");
        assertThat(fateOf(removal)).contains("not in the community that passes it on");

        assertThat(alpha.browser().open("/?order=new").text()).contains(POST);
    }

    @Test
    void aLockIsNotBelieved() throws Exception {
        JsonObject lock = ActivityWriter.lock(
                ben.id().value() + "/forged/lock", ben.id().value(), garden.id().value(), post().value(), "because");
        assertThat(fateOf(lock)).contains("not in the community that passes it on");

        assertThat(ana.open("/?order=new").follow(POST).offers("Comment")).isTrue();
    }

    @Test
    void aVoteIsNotBelieved() throws Exception {
        assertThat(fateOf(honest.person("cyrus").dislike(post()))).contains("not in the community that passes it on");

        assertThat(one("select count(*) from vote where direction = 'DOWN'")).isEqualTo("0");
    }

    @Test
    void anEditIsNotBelieved() throws Exception {
        assertThat(fateOf(ben.update(page.with("name", Json.text("Forged")))))
                .contains("not in the community that passes it on");

        assertThat(alpha.browser().open("/?order=new").text()).contains(POST).doesNotContain("Forged");
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = alpha.database().connections().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
