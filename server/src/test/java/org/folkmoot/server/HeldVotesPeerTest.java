package org.folkmoot.server;

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

/// What a community of ours tells its followers of votes that count as nothing here: a third server listens.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeldVotesPeerTest {

    private static final String TITLE = "Leeks in winter";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.LEMMY, "giant.localhost", 0, InstantSource.system());
    private final ScriptedPeer third = ScriptedPeer.open(Dialect.LEMMY, "third.localhost", 0, InstantSource.system());
    private final ScriptedActor early = giant.person("early");
    private final ScriptedActor late = giant.person("late");
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private Iri post = new Iri(giant.origin());
    private JsonObject first = early.document();
    private JsonObject second = early.document();

    @BeforeAll
    void aThirdServerFollowsTheCommunity() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        ScriptedActor fay = third.person("fay");
        third.send(fay, fay.follow(new Iri(alpha.address("/c/garden"))), inbox());
        eventually(() -> third.heard("\"Accept\""));
        post = new Iri(alpha.post(ana, "garden", TITLE, "They stand in the snow."));
        first = early.like(post);
        second = late.like(post);
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

    private boolean told(JsonObject activity) {
        return third.heard(String.valueOf(activity.text("id")));
    }

    private void opened(String words) throws Exception {
        eventually(() -> OurServer.thread(admin, TITLE)
                .in("details.counted", "Score")
                .text()
                .contains(words));
    }

    @Test
    @Order(1)
    void aVoteThatCountsIsTold() throws Exception {
        giant.send(early, first, inbox());
        eventually(() -> told(first));
        opened("2 of 2 votes counted");
    }

    @Test
    @Order(2)
    void oneThatCountsAsNothingIsNot() throws Exception {
        admin.open("/peers/" + giant.host() + "/terms?preset=quiet")
                .form("Put in force")
                .fill("Reason", "They are many.")
                .send();
        opened("1 of 2 votes counted");
        giant.send(late, second, inbox());
        opened("1 of 3 votes counted");
        // what was said afterwards is heard, and this was not
        JsonObject after = early.note(post, "<p>Still here.</p>", List.of());
        giant.publish(after);
        JsonObject said = early.create(after);
        giant.send(early, said, inbox());
        eventually(() -> told(said));
        assertThat(told(second)).isFalse();
    }

    @Test
    @Order(3)
    void whoeverWasToldOfAVoteIsToldThatItIsTakenBack() throws Exception {
        JsonObject undone = early.undo(first);
        giant.send(early, undone, inbox());
        eventually(() -> told(undone));
        opened("1 of 2 votes counted");
    }

    @Test
    @Order(4)
    void takingTheTermsBackTellsNobodyOfWhatWasHeld() throws Exception {
        admin.open("/decisions/1")
                .form("Take it back")
                .fill("Reason", "Looked.")
                .send();
        opened("2 of 2 votes counted");
        JsonObject again = early.like(post);
        giant.send(early, again, inbox());
        eventually(() -> told(again));
        assertThat(told(second)).isFalse();
    }
}
