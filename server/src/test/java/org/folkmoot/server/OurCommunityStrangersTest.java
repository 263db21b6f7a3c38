package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.OurServer.gone;
import static org.folkmoot.server.OurServer.goneFrom;
import static org.folkmoot.server.OurServer.seen;
import static org.folkmoot.server.OurServer.seenIn;
import static org.folkmoot.server.OurServer.thread;
import static org.folkmoot.server.Soon.eventually;

import java.util.List;
import java.util.Map;
import org.folkmoot.server.Stranger.Done;
import org.folkmoot.server.Stranger.Heard;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// People of Fedify's, shaped like Lemmy's, in a community of ours: what they do there stands on our pages,
/// and the community passes all of it on to their server, theirs and ours.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OurCommunityStrangersTest {

    private static final String OURS = "Which hedge keeps deer out?";
    private static final String OUR_ANSWER = "A lead would help.";
    private static final String THEIRS = "Which dog keeps hedges out?";
    private static final String THEIR_EDIT = "Which dog keeps even hedges out?";
    private static final String THEIR_COMMENT = "Hawthorn, and a dog.";

    private final OurServer alpha = new OurServer();
    private final FormWalk ben = alpha.member("ben");
    private final String garden = alpha.address("/c/garden");
    private final Stranger lemmy;
    private String ourPost = "";
    private String theirPost = "";
    private String theirComment = "";

    OurCommunityStrangersTest() throws Exception {
        lemmy = Stranger.started("lemmy", Stranger.CAVAGE_FIRST);
    }

    @BeforeAll
    void benFoundsTheCommunity() {
        OurServer.founds(ben, "garden", "Gardening");
    }

    @AfterAll
    void stop() {
        lemmy.close();
        alpha.close();
    }

    /// Waits until the community has passed on an activity, whole.
    private Heard passedOn(String kind, String id) throws Exception {
        return lemmy.hears(heard ->
                heard.announces(kind) && Stranger.text(heard.inner(), "id").equals(id));
    }

    private String vote(String who) throws Exception {
        return alpha.vote(lemmy.origin() + "/u/" + who, OURS);
    }

    @Test
    @Order(1)
    void aFollowIsAccepted() throws Exception {
        lemmy.has("ana", "follow", Map.of("whom", garden));

        eventually(() -> lemmy.follow(garden).equals("accepted"));
        lemmy.hears(heard -> heard.type().equals("Accept"));
        alpha.becomes("""
                select followers from community_follower_instance
                join instance on instance.id = instance_id where domain = '%s'
                """.formatted(lemmy.host()), "1");
    }

    @Test
    @Order(2)
    void aPostOfOursIsAnnouncedWithItsActivityAndThenByItself() throws Exception {
        ourPost = alpha.post(ben, "garden", OURS, "They *jump*.");

        lemmy.hears(heard -> heard.object().equals(ourPost) && heard.type().equals("Announce"));
        List<Heard> both = lemmy.heard(heard -> heard.type().equals("Announce") && !heard.announces("Like"));
        assertThat(both)
                .hasSize(2)
                .allSatisfy(heard -> assertThat(heard.status()).isEqualTo(202));
        assertThat(both.getFirst().announces("Create")).isTrue();
        assertThat(both.getLast().object()).isEqualTo(ourPost);
    }

    @Test
    @Order(3)
    void aPostOfTheirsStandsHereAndIsPassedOnAsItCame() throws Exception {
        Done post = lemmy.has(
                "ana", "post", Map.of("name", THEIRS, "content", "<p>Only <em>asking</em>.</p>", "community", garden));
        theirPost = post.object();

        seen(ben, THEIRS);
        assertThat(thread(ben, THEIRS).text()).contains("Only asking.", "by ana of " + lemmy.host());
        passedOn("Create", post.id());
        lemmy.hears(heard -> heard.type().equals("Announce") && heard.object().equals(theirPost));
    }

    @Test
    @Order(4)
    void aCommentOfTheirsStandsInTheThreadAndInTheInboxOfWhomItAnswers() throws Exception {
        Done comment = lemmy.has(
                "ana", "reply", Map.of("to", ourPost, "content", "<p>" + THEIR_COMMENT + "</p>", "community", garden));
        theirComment = comment.object();

        seenIn(ben, OURS, THEIR_COMMENT);
        eventually(() -> ben.open("/inbox").text().contains(THEIR_COMMENT));
        passedOn("Create", comment.id());
    }

    @Test
    @Order(5)
    void anAnswerOfOursIsPassedOnAndSaidToWhomItAnswers() throws Exception {
        thread(ben, OURS)
                .follow("Reply to ana@" + lemmy.host())
                .form("Reply")
                .fill("Write a reply", OUR_ANSWER)
                .send();

        Heard said = lemmy.hears(heard -> heard.type().equals("Create"));
        assertThat(Stranger.text(said.inner(), "inReplyTo")).isEqualTo(theirComment);
        passedOn("Create", Stranger.text(said.activity(), "id"));
    }

    @Test
    @Order(6)
    void votesOfTheirsCountAsSignedAndArePassedOn() throws Exception {
        Done like = lemmy.has("ana", "like", Map.of("what", ourPost, "community", garden));
        eventually(() -> vote("ana").equals("UP SIGNED direct"));
        seenIn(ben, OURS, "(2 up, 0 down)");
        passedOn("Like", like.id());

        Done undo = lemmy.has("ana", "undo", Map.of("activity", like.id(), "community", garden));
        eventually(() -> vote("ana").isEmpty());
        passedOn("Undo", undo.id());

        Done dislike = lemmy.has("ben", "dislike", Map.of("what", ourPost, "community", garden));
        eventually(() -> vote("ben").equals("DOWN SIGNED direct"));
        seenIn(ben, OURS, "(1 up, 1 down)");
        passedOn("Dislike", dislike.id());
    }

    @Test
    @Order(7)
    void whatTheyEditReadsAnewAndIsPassedOn() throws Exception {
        Done edit = lemmy.has(
                "ana", "edit", Map.of("what", theirPost, "name", THEIR_EDIT, "content", "<p>Still asking.</p>"));
        seen(ben, THEIR_EDIT);
        assertThat(thread(ben, THEIR_EDIT).text()).contains("Still asking.", "edited");
        passedOn("Update", edit.id());

        Done other =
                lemmy.has("ana", "edit", Map.of("what", theirComment, "content", "<p>Hawthorn, and two dogs.</p>"));
        seenIn(ben, OURS, "Hawthorn, and two dogs.");
        passedOn("Update", other.id());
    }

    @Test
    @Order(8)
    void aReportOfTheirsReachesTheModerator() throws Exception {
        lemmy.has("ben", "report", Map.of("what", ourPost, "content", "Deer have rights", "community", garden));

        eventually(() -> ben.open("/reports").text().contains("Deer have rights"));
    }

    @Test
    @Order(9)
    void whatTheyDeleteIsGoneAndThatIsPassedOn() throws Exception {
        Done comment = lemmy.has("ana", "delete", Map.of("what", theirComment));
        goneFrom(alpha.visitor(), OURS, "Hawthorn, and two dogs.");
        passedOn("Delete", comment.id());

        Done post = lemmy.has("ana", "delete", Map.of("what", theirPost));
        gone(alpha.visitor(), THEIR_EDIT);
        passedOn("Delete", post.id());
    }

    @Test
    @Order(10)
    void whatOursRemovesLocksAndPinsIsPassedOn() throws Exception {
        ben.open("/?order=new");
        thread(ben, OURS)
                .in("article", OURS)
                .follow("Lock")
                .form("Lock")
                .fill("Reason (may stay empty)", "Enough")
                .send();
        lemmy.hears(heard -> heard.announces("Lock"));

        thread(ben, OURS)
                .in("article", OURS)
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "Said enough")
                .send();
        Heard removal =
                lemmy.hears(heard -> heard.announces("Delete") && heard.inner().text("summary") != null);
        assertThat(Stranger.text(removal.inner(), "summary")).isEqualTo("Said enough");
    }

    @Test
    @Order(11)
    void whoLeavesIsNoLongerTold() throws Exception {
        lemmy.has("ana", "unfollow", Map.of("whom", garden));

        alpha.becomes("""
                select followers from community_follower_instance
                join instance on instance.id = instance_id where domain = '%s'
                """.formatted(lemmy.host()), "0");
    }
}
