package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
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

/// What is written on a server whose posts and comments have to be looked at first: nobody sees it until then,
/// and a third server that subscribes hears of it when it is released.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeldContentPeerTest {

    private static final String LEEKS = "Leeks in winter";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.LEMMY, "giant.localhost", 0, InstantSource.system());
    private final ScriptedPeer third = ScriptedPeer.open(Dialect.LEMMY, "third.localhost", 0, InstantSource.system());
    private final ScriptedActor gus = giant.person("gus");
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk cleo = alpha.member("cleo");
    private final FormWalk admin = alpha.admin();
    private Iri leeks = new Iri(giant.origin());

    @BeforeAll
    void aThirdServerFollowsTheCommunity() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        ScriptedActor fay = third.person("fay");
        third.send(fay, fay.follow(new Iri(alpha.address("/c/garden"))), inbox());
        eventually(() -> third.heard("\"Accept\""));
        leeks = new Iri(alpha.post(ana, "garden", LEEKS, "They stand in the snow."));
        admin.open("/peers/" + giant.host() + "/terms?preset=hold")
                .form("Put in force")
                .fill("Reason", "They were bought.")
                .send();
        admin.open("/");
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
        third.close();
    }

    private Iri inbox() {
        return new Iri(alpha.address("/inbox"));
    }

    private JsonObject brings(JsonObject content) throws Exception {
        giant.publish(content);
        giant.send(gus, gus.create(content), inbox());
        eventually(() -> !alpha.fate(String.valueOf(content.text("id"))).isEmpty());
        return content;
    }

    @Test
    @Order(1)
    void nobodySeesWhatWasNotLookedAt() throws Exception {
        brings(gus.page(new Iri(alpha.address("/c/garden")), "Buy my bulbs", "<p>Cheap.</p>"));
        brings(gus.note(leeks, "<p>Or my leeks.</p>", List.of()));
        assertThat(ana.open("/?order=new").text()).contains(LEEKS).doesNotContain("Buy my bulbs");
        assertThat(cleo.open("/c/garden").text()).doesNotContain("Buy my bulbs");
        assertThat(OurServer.thread(cleo, LEEKS).text())
                .doesNotContain("Or my leeks.")
                .contains("This comment waits for a moderator or an admin to look at it.");
        assertThat(ana.open("/inbox").text()).doesNotContain("Or my leeks.");
        assertThat(third.heard("Buy my bulbs") || third.heard("Or my leeks.")).isFalse();
        ScriptedActor fay = third.person("fay");
        String outbox = new String(
                third.get(fay, new Iri(alpha.address("/c/garden/outbox"))).body(), UTF_8);
        assertThat(outbox).contains(LEEKS).doesNotContain("Buy my bulbs");
        assertThat(cleo.open("/reports/waiting").status()).isEqualTo(403);
    }

    @Test
    @Order(2)
    void whoLooksAfterThePlaceReleasesOrRemovesIt() throws Exception {
        var waiting = ana.open("/reports/waiting");
        assertThat(waiting.text()).contains("Buy my bulbs", "Or my leeks.");
        waiting.in("li", "Or my leeks.").form("Release").send();
        assertThat(OurServer.thread(cleo, LEEKS).text()).contains("Or my leeks.");
        eventually(() -> third.heard("Or my leeks."));
        eventually(() -> ana.open("/inbox").text().contains("Or my leeks."));

        ana.open("/reports/waiting")
                .in("li", "Buy my bulbs")
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "Advertising.")
                .send();
        assertThat(ana.open("/reports/waiting").text()).contains("Nothing waits.");
        assertThat(ana.open("/modlog").text()).contains("let everybody see the comment", "Advertising.");
        assertThat(third.heard("Buy my bulbs")).isFalse();
    }

    /// It is shown by the terms, not because somebody looked: whoever subscribes is not told.
    @Test
    @Order(3)
    void takingTheTermsBackShowsWhatWaitedAndTellsNobody() throws Exception {
        JsonObject page = brings(gus.page(new Iri(alpha.address("/c/garden")), "Bulbs for everybody", "<p>Free.</p>"));
        giant.send(gus, gus.like(new Iri(String.valueOf(page.text("id")))), inbox());
        assertThat(cleo.open("/?order=new").text()).doesNotContain("Bulbs for everybody");
        admin.open("/decisions/1")
                .form("Take it back")
                .fill("Reason", "Looked.")
                .send();
        eventually(() -> cleo.open("/?order=new").text().contains("Bulbs for everybody"));
        assertThat(ana.open("/reports/waiting").text())
                .contains("Bulbs for everybody", "shown here, not told to other servers");
        JsonObject after = brings(gus.note(leeks, "<p>Still here.</p>", List.of()));
        eventually(() -> third.heard(String.valueOf(after.text("id"))));
        assertThat(third.heard("Bulbs for everybody")).isFalse();
        ana.open("/reports/waiting")
                .in("li", "Bulbs for everybody")
                .form("Release")
                .send();
        eventually(() -> third.heard("Bulbs for everybody"));
        assertThat(ana.open("/reports/waiting").text()).contains("Nothing waits.");
    }
}
