package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.federation.outbound.PeerHealth;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// What an admin is shown of other servers, from the first one that is met to one that is ill and
/// gets well.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FederationPagePeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String PAGE = "/admin/federation";

    private final RunningServer alpha = RunningServer.federating("alpha", Folkmoot.freePort(), PASSWORD);
    private final ScriptedPeer peer = ScriptedPeer.open(Dialect.LEMMY, "there.localhost", 0, InstantSource.system());
    private final ScriptedActor garden = peer.group("garden");
    private final FormWalk admin = alpha.browser();
    private final FormWalk ana = alpha.browser();
    private final String host = peer.host();

    @AfterAll
    void stop() {
        alpha.close();
        peer.close();
    }

    @Test
    @Order(1)
    void whereNobodyKnowsTheSiteThePageSaysHowToMeetSomebody() {
        admin.open("/log-in")
                .form("Log in")
                .fill("Name", "admin")
                .fill("Password", PASSWORD)
                .send();

        Page page = admin.open("/admin").follow("Other servers");

        assertThat(page.text()).contains("No other server knows you yet", "Federation test mode is on");
    }

    @Test
    @Order(2)
    void onlyAdminsAreShownIt() {
        ana.open("/sign-up")
                .form("Sign up")
                .fill("Name", "ana")
                .fill("Password", PASSWORD)
                .send();

        assertThat(ana.open(PAGE).status()).isEqualTo(403);
        assertThat(alpha.browser().open(PAGE).text()).contains("Log in").doesNotContain("Other servers");
        assertThat(admin.open(PAGE + "/nobody.example").status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void aServerThatIsWellIsListedWithWhatItRuns() throws Exception {
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!" + garden.handle().replaceFirst("^[!@]", ""))
                .send()
                .form("Subscribe")
                .send();

        eventually(() -> admin.open(PAGE).text().contains("lemmy " + Dialect.LEMMY.version()));
        eventually(() -> admin.open(PAGE).text().contains("last answer"));
        assertThat(admin.open(PAGE).in("li", host).text()).contains("well", "nothing");
        assertThat(admin.open(PAGE + "?show=ill").text()).contains("No server is in trouble");
    }

    @Test
    @Order(4)
    void aServerThatWillNotHearAgainWhatItSaidItselfIsWell() throws Exception {
        OurServer.founds(ana, "orchard", "Orchard");
        ScriptedActor ben = peer.person("ben");
        Iri orchard = new Iri(alpha.address().resolve("/c/orchard").toString().replace("127.0.0.1", "alpha.localhost"));
        Iri inbox = new Iri(orchard.value().replace("/c/orchard", "/inbox"));
        peer.send(ben, ben.follow(orchard), inbox);
        eventually(() -> admin.open("/c/orchard").text().contains("2 subscribers"));
        long before = peer.requests("/inbox");
        inboxes(new Misbehaviour.Failing(400));
        peer.send(ben, ben.create(ben.page(orchard, "Ben's own words", "<p>Ripe.</p>")), inbox);

        eventually(() -> peer.requests("/inbox") >= before + 2);
        eventually(() -> admin.open(PAGE).in("li", host).text().contains("nothing"));
        assertThat(admin.open(PAGE).in("li", host).text()).contains("well").doesNotContain("refuses");
        peer.behave();
    }

    @Test
    @Order(5)
    void aServerThatFailsIsNamedWithWhatIsWrongAndWhatWaits() throws Exception {
        inboxes(new Misbehaviour.Failing(503));
        ana.open("/c/" + garden.handle().replaceFirst("^[!@]", ""))
                .form("Unsubscribe")
                .send();

        eventually(() -> admin.open(PAGE + "?show=ill").text().contains("nothing arrives"));
        assertThat(admin.open(PAGE + "?show=ill").in("li", host).text())
                .contains("It failed over what we sent", "(oldest: ", "next try");
        assertThat(admin.open(PAGE).follow(host).text()).contains("it answers 503", "tried again", "in a row failed");
    }

    @Test
    @Order(6)
    void tryingNowSendsAtOnceWhatWouldHaveWaited() throws Exception {
        eventually(() -> changed("""
                update delivery_lane set next_try_at = now() + interval '1 hour'
                where leased_until is null and failures > 0
                """) == 1);
        peer.behave();

        assertThat(admin.open(PAGE).text()).contains("nothing arrives");
        admin.open(PAGE).follow(host).form("Try now").send();

        eventually(() -> admin.open(PAGE + "?show=ill").text().contains("No server is in trouble"));
        assertThat(admin.open(PAGE).follow(host).text()).contains("it answers 503");
    }

    @Test
    @Order(7)
    void aServerThatDoesNotBelieveUsIsNamedThoughItAnswers() throws Exception {
        inboxes(new Misbehaviour.Failing(401));
        ana.open("/c/" + garden.handle().replaceFirst("^[!@]", ""))
                .form("Subscribe")
                .send();

        eventually(() -> admin.open(PAGE).text().contains("does not believe that it was us"));
        assertThat(admin.open(PAGE).in("li", host).text()).contains("refuses");
        assertThat(admin.open(PAGE).follow(host).text()).contains("it answers 401", "given up");
    }

    @Test
    @Order(8)
    void oneServerIsReadAsItStandsAmongAll() throws Exception {
        PeerHealth health = new PeerHealth(alpha.database().database(), () -> {});
        eventually(() -> health.peer(host)
                .equals(health.peers().stream()
                        .filter(each -> each.domain().equals(host))
                        .findFirst()));
        assertThat(health.peer(host)).isPresent();
        assertThat(health.peer("nobody.example")).isEmpty();
    }

    private void inboxes(Misbehaviour how) {
        peer.misbehave("/inbox", how);
        peer.misbehave("/c/garden/inbox", how);
    }

    private int changed(String sql) throws SQLException {
        try (Connection connection = alpha.database().connections().source().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
