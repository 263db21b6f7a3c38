package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A conversation that crosses two whole servers, by forms alone; the second is a process of its own, which is killed.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersPeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String EARLIER = "The seeds are in the ground";
    private static final String TITLE = "The first tomatoes are red";

    private final int portA = Folkmoot.freePort();
    private final int portB = Folkmoot.freePort();
    private final String alphaHost = "alpha.localhost:" + portA;
    private final String betaHost = "beta.localhost:" + portB;
    private final RunningServer alpha = RunningServer.federating("alpha", portA, PASSWORD);
    private final TestDatabase.Fresh betaData = TestDatabase.fresh();
    private final FormWalk ana = alpha.browser();
    private final FormWalk cy = alpha.browser();
    private final FormWalk ben = new FormWalk(URI.create("http://127.0.0.1:" + portB));

    private final Path place;
    private Folkmoot beta;

    TwoServersPeerTest(@TempDir Path place) throws InterruptedException {
        this.place = place;
        beta = startBeta();
    }

    @AfterAll
    void stop() {
        beta.close();
        betaData.close();
        alpha.close();
    }

    private Folkmoot startBeta() throws InterruptedException {
        DatabaseAddress address = betaData.address();
        Folkmoot started = Folkmoot.started(
                place,
                Map.of(
                        "FOLKMOOT_PORT",
                        Integer.toString(portB),
                        "FOLKMOOT_PUBLIC_URL",
                        "http://" + betaHost,
                        "FOLKMOOT_FEDERATION_TEST_MODE",
                        "on",
                        "FOLKMOOT_DATABASE_URL",
                        address.url() + "?user=" + address.user() + "&password=" + address.password(),
                        "FOLKMOOT_SETUP_ADMIN_NAME",
                        "admin",
                        "FOLKMOOT_SETUP_ADMIN_PASSWORD",
                        PASSWORD,
                        "FOLKMOOT_SETUP_SITE_NAME",
                        "Beta"),
                "serve");
        started.awaitSaid("Folkmoot answers at");
        assertThat(started.said()).contains("Folkmoot answers at");
        return started;
    }

    private static Page signUp(FormWalk person, String name) {
        return person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
    }

    /// They know nothing of each other yet; what is said now must come to alpha later.
    @Test
    @Order(1)
    void benTalksOnBetaBeforeAnybodyOfAlphaLooks() {
        signUp(ben, "ben");
        ben.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        ben.open("/c/garden")
                .follow("Write a post")
                .form("Publish")
                .fill("Title", EARLIER)
                .send();
        thread(ben)
                .form("Comment")
                .fill("Write a comment", "Too early, says my neighbour.")
                .send();
        thread(ben)
                .in("li.comment", "Too early")
                .follow("Reply to ben")
                .form("Reply")
                .fill("Write a reply", "They say so every year.")
                .send();
        assertThat(thread(ben).in("li.comment", "Too early").text()).contains("They say so every year.");
    }

    private static Page thread(FormWalk person) {
        return person.open("/c/garden").follow(EARLIER);
    }

    @Test
    @Order(2)
    void anaSubscribesToACommunityOfBetaThatSheNamedInTheSearch() throws Exception {
        signUp(ana, "ana");
        signUp(cy, "cyrus");

        Page found = ana.open("/search")
                .form("Search")
                .fill("Words to find", "!garden@" + betaHost)
                .send();
        assertThat(found.text()).contains("Gardening", "garden@" + betaHost);
        found.form("Subscribe").send();

        eventually(() -> one(alpha.database().connections().source().getConnection(), "select state from subscription")
                .equals("ACCEPTED"));
        assertThat(one(
                        betaData.connections().source().getConnection(),
                        "select followers from community_follower_instance"))
                .isEqualTo("1");
    }

    /// Its posts and their tree of comments, each once.
    @Test
    @Order(3)
    void whatWasSaidBeforeStandsOnAlphaToo() throws Exception {
        eventually(() -> one(alpha.database().connections().source().getConnection(), "select state from backfill")
                .equals("DONE"));
        Page community = ana.open("/c/garden@" + betaHost + "/earlier");
        assertThat(community.text()).contains("Gardening", EARLIER).doesNotContain("Fetching earlier");
        Page thread = community.follow(EARLIER);
        assertThat(thread.in("li.comment", "Too early").text())
                .containsOnlyOnce("Too early, says my neighbour.")
                .containsOnlyOnce("They say so every year.");
        assertThat(one(
                        alpha.database().connections().source().getConnection(),
                        "select count(*) filter (where parent_id is null) || ' ' || count(*) from comment"))
                .isEqualTo("1 2");
    }

    /// It is asked for every few seconds: whatever keeps it would go on showing what is over.
    @Test
    @Order(4)
    void whatIsSaidOfItIsKeptNowhereAndGoneWhenItIsOver() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(alpha.address().resolve("/c/garden@" + betaHost + "/earlier"))
                            .header("HX-Request", "true")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isBlank();
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }
    }

    /// Nobody on alpha has heard of the community that it is in.
    @Test
    @Order(4)
    void theAddressOfAnyPostInTheSearchFindsThatPost() {
        ben.open("/communities/new")
                .form("Found a community")
                .fill("Name", "kitchen")
                .fill("Title", "Cooking")
                .send();
        Page post = ben.open("/c/kitchen")
                .follow("Write a post")
                .form("Publish")
                .fill("Title", "Soup from yesterday")
                .send();

        Page found = ana.open("/search")
                .form("Search")
                .fill("Words to find", "http://" + betaHost + post.address())
                .send();
        assertThat(found.text()).contains("Soup from yesterday");
        assertThat(ana.open("/c/kitchen@" + betaHost).text()).contains("Cooking", "Soup from yesterday");
    }

    @Test
    @Order(5)
    void whatBenPostsOnBetaStandsOnAlphasFrontPage() throws Exception {
        ben.open("/c/garden")
                .follow("Write a post")
                .form("Publish")
                .fill("Title", TITLE)
                .fill("Text (may stay empty)", "They *grow*.")
                .send();

        eventually(() -> alpha.browser().open("/").text().contains(TITLE));
        assertThat(ana.open("/").text()).contains(TITLE, "!garden@" + betaHost, "by ben @" + betaHost);
    }

    @Test
    @Order(6)
    void anasVoteReachesBetaWithItsProvenance() throws Exception {
        ana.open("/").in("ol.posts > li", TITLE).form("Vote up").send();

        eventually(
                () -> one(betaData.connections().source().getConnection(), """
                        select coalesce(string_agg(instance.domain || ' ' || coalesce(vote.via_id::text, 'none') || ' '
                                                   || vote.proof, ','), '')
                        from vote join instance on instance.id = vote.origin_id where vote.origin_id <> 1
                        """).equals(alphaHost + " none SIGNED"));
    }

    @Test
    @Order(7)
    void aVoteThatWasAcknowledgedSurvivesTheDeathOfItsReceiver() throws Exception {
        cy.open("/search")
                .form("Search")
                .fill("Words to find", "!garden@" + betaHost)
                .send();
        try (Connection outside = betaData.connections().source().getConnection()) {
            outside.setAutoCommit(false);
            assertThat(all(outside, "select peer from inbox_lane where peer = '" + alphaHost + "' for update"))
                    .isEqualTo(alphaHost);
            cy.open("/").in("ol.posts > li", TITLE).form("Vote up").send();
            eventually(() -> acknowledged().equals("1"));

            beta.kill();
            beta.ended();
            outside.rollback();
        }
        assertThat(votes()).isEqualTo("2");
        beta = startBeta();

        eventually(() -> acknowledged().equals("0"));
        assertThat(votes()).isEqualTo("3");
    }

    private String acknowledged() throws SQLException {
        return one(
                betaData.connections().source().getConnection(),
                "select count(*) from received where settled_at is null");
    }

    /// Ben's own, and those of alpha.
    private String votes() throws SQLException {
        return one(betaData.connections().source().getConnection(), """
                select count(*) from vote join post on post.id = vote.post_id
                where vote.direction = 'UP' and post.title = '%s'
                """.formatted(TITLE));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (connection) {
            return all(connection, sql);
        }
    }

    private static String all(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(text.isEmpty() ? "" : ",").append(rows.getString(1));
            }
            return text.toString();
        }
    }
}
