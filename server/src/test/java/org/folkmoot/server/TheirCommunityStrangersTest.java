package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.OurServer.goneFrom;
import static org.folkmoot.server.OurServer.seen;
import static org.folkmoot.server.OurServer.seenIn;
import static org.folkmoot.server.OurServer.thread;
import static org.folkmoot.server.Soon.eventually;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.folkmoot.server.Stranger.Done;
import org.folkmoot.server.Stranger.Heard;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// A member of ours in a community of Fedify's, which is shaped like Lemmy's: what its people do there stands
/// on our pages, and what ours do there is heard, taken for genuine, and passed on to us again without any
/// effect.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TheirCommunityStrangersTest {

    private static final String OLDER = "A post of long ago";
    private static final String THEIRS = "A post from far away";
    private static final String THEIR_EDIT = "A post from farther away";
    private static final String THEIR_COMMENT = "Far, but not cold";
    private static final String OURS = "A post from here";
    private static final String OUR_EDIT = "A post from right here";
    private static final String OUR_COMMENT = "Warm as toast";

    private final OurServer alpha = new OurServer();
    private final FormWalk cyrus = alpha.member("cyrus");
    private final Stranger lemmy;
    private final String commons;
    private final String commonsHandle;
    private String theirPost = "";
    private String theirComment = "";

    TheirCommunityStrangersTest() throws Exception {
        lemmy = Stranger.started("lemmy", Stranger.CAVAGE_FIRST);
        commons = lemmy.origin() + "/c/commons";
        commonsHandle = "commons@" + lemmy.host();
    }

    @BeforeAll
    void cyrusSubscribesToTheCommunityThatHeNamedInTheSearch() throws Exception {
        lemmy.has("ana", "post", Map.of("name", OLDER, "content", "<p>Long ago.</p>"));
        search("!" + commonsHandle).form("Subscribe").send();
    }

    private Page search(String words) {
        return cyrus.open("/search").form("Search").fill("Words to find", words).send();
    }

    @AfterAll
    void stop() {
        lemmy.close();
        alpha.close();
    }

    /// Waits until something of ours was passed on to us again, and was known for ours.
    private void comesBack(Heard told) throws Exception {
        String id = Stranger.text(told.activity(), "id");
        eventually(() -> alpha.fate(id).equals("our own, come back: it arrived"));
    }

    /// Waits until they heard something of ours, and it came back.
    private Heard told(Predicate<Heard> which) throws Exception {
        Heard told = lemmy.hears(which);
        comesBack(told);
        lemmy.tell("forget");
        return told;
    }

    private Heard told(String type, String inner) throws Exception {
        return told(heard -> heard.type().equals(type)
                && Stranger.text(heard.inner(), "type").equals(inner));
    }

    private String vote() throws Exception {
        return alpha.vote(lemmy.origin() + "/u/ben", THEIRS);
    }

    @Test
    @Order(1)
    void theSubscriptionIsAcceptedAndKnownOnBothSides() throws Exception {
        alpha.becomes("select state from subscription", "ACCEPTED");

        lemmy.hears(heard -> heard.type().equals("Follow"));
        assertThat(lemmy.followers("commons")).containsExactly(alpha.address("/u/cyrus"));
        seen(cyrus, OLDER); // fetched, since nobody told of it
    }

    @Test
    @Order(2)
    void aPostOfTheirsStandsOnOurFrontPage() throws Exception {
        theirPost = lemmy.has("ana", "post", Map.of("name", THEIRS, "content", "<p>It is <em>quiet</em>.</p>"))
                .object();
        lemmy.has("ana", "post", Map.of("name", "Look there", "content", "", "link", "https://there.example/"));

        seen(cyrus, THEIRS);
        assertThat(thread(cyrus, THEIRS).text()).contains("It is quiet.", "by ana of " + lemmy.host(), commonsHandle);
        seen(cyrus, "there.example");
    }

    @Test
    @Order(3)
    void whomAndWhatOneNamesInTheSearchIsFound() {
        assertThat(search("@ben@" + lemmy.host()).text()).contains("ben of " + lemmy.host());
        assertThat(search(theirPost).text()).contains(THEIRS);
    }

    @Test
    @Order(4)
    void aCommentOfTheirsStandsInTheThread() throws Exception {
        theirComment = lemmy.has(
                        "ben",
                        "reply",
                        Map.of("to", theirPost, "content", "<p>" + THEIR_COMMENT + "</p>", "community", commons))
                .object();

        seenIn(cyrus, THEIRS, THEIR_COMMENT);
    }

    @Test
    @Order(5)
    void votesOfTheirsCountAsSignedByTheirServer() throws Exception {
        Done like = lemmy.has("ben", "like", Map.of("what", theirPost, "community", commons));
        eventually(() -> vote().equals("UP SIGNED direct"));
        seenIn(cyrus, THEIRS, "(2 up, 0 down)");

        lemmy.has("ben", "undo", Map.of("activity", like.id(), "community", commons));
        eventually(() -> vote().isEmpty());

        lemmy.has("ben", "dislike", Map.of("what", theirPost, "community", commons));
        eventually(() -> vote().equals("DOWN SIGNED direct"));
        seenIn(cyrus, THEIRS, "(1 up, 1 down)");
    }

    @Test
    @Order(6)
    void whatTheyEditReadsAnewAndWhatTheyDeleteIsGone() throws Exception {
        lemmy.has("ana", "edit", Map.of("what", theirPost, "name", THEIR_EDIT, "content", "<p>It is loud.</p>"));
        seen(cyrus, THEIR_EDIT);
        assertThat(thread(cyrus, THEIR_EDIT).text()).contains("It is loud.", "edited");

        lemmy.has("ben", "delete", Map.of("what", theirComment));
        goneFrom(cyrus, THEIR_EDIT, THEIR_COMMENT);
    }

    @Test
    @Order(7)
    void aPostOfOursIsHeardAndStandsHereOnce() throws Exception {
        String post = alpha.post(cyrus, commonsHandle, OURS, "Come *in*.");

        Heard told = told("Create", "Page");
        assertThat(told.object()).isEqualTo(post);
        assertThat(Stranger.text(told.inner(), "name")).isEqualTo(OURS);
        assertThat(alpha.one("select count(*) from post where title = '" + OURS + "'"))
                .isEqualTo("1");
        assertThat(Stranger.text(lemmy.fetched("ana", post), "name")).isEqualTo(OURS);
    }

    @Test
    @Order(8)
    void aCommentOfOursIsHeardAndStandsHereOnce() throws Exception {
        thread(cyrus, THEIR_EDIT)
                .form("Comment")
                .fill("Write a comment", OUR_COMMENT)
                .send();

        Heard told = told("Create", "Note");
        assertThat(Stranger.text(told.inner(), "inReplyTo")).isEqualTo(theirPost);
        assertThat(alpha.one("select count(*) from comment where body = '" + OUR_COMMENT + "'"))
                .isEqualTo("1");
    }

    @Test
    @Order(9)
    void votesOfOursAreHeardAndSoIsThatTheyAreTakenBack() throws Exception {
        thread(cyrus, THEIR_EDIT).in("article", THEIR_EDIT).form("Vote up").send();
        told(heard -> heard.type().equals("Like") && heard.object().equals(theirPost));

        thread(cyrus, THEIR_EDIT).in("article", THEIR_EDIT).form("Vote up").send();
        told("Undo", "Like");

        thread(cyrus, THEIR_EDIT).in("article", THEIR_EDIT).form("Vote down").send();
        told(heard -> heard.type().equals("Dislike") && heard.object().equals(theirPost));
        assertThat(alpha.one("select count(*) from vote where post_id = (select id from post where title = '"
                        + THEIR_EDIT + "') and comment_id = 0 and origin_id = 1"))
                .isEqualTo("1");
    }

    @Test
    @Order(10)
    void editsOfOursAreHeard() throws Exception {
        thread(cyrus, OURS)
                .in("article", OURS)
                .follow("Edit")
                .form("Save")
                .fill("Title", OUR_EDIT)
                .send();
        assertThat(Stranger.text(told("Update", "Page").inner(), "name")).isEqualTo(OUR_EDIT);

        thread(cyrus, THEIR_EDIT)
                .in("li.comment", OUR_COMMENT)
                .follow("Edit")
                .form("Save")
                .fill("Comment", OUR_COMMENT + ", nearly")
                .send();
        assertThat(Stranger.text(told("Update", "Note").inner(), "content")).contains("nearly");
    }

    @Test
    @Order(11)
    void whatOursDeleteIsHeardAndSoIsThatTheyRestoreIt() throws Exception {
        thread(cyrus, OUR_EDIT)
                .in("article", OUR_EDIT)
                .follow("Delete")
                .form("Delete")
                .send();
        String post = told(heard -> heard.type().equals("Delete")).object();
        assertThat(alpha.visitor()
                        .open(post.substring(alpha.address("").length()))
                        .text())
                .doesNotContain(OUR_EDIT);

        cyrus.open(post.substring(alpha.address("").length()))
                .in("article", OUR_EDIT)
                .form("Restore")
                .send();
        told("Undo", "Delete");
        assertThat(Stranger.text(lemmy.fetched("ana", post), "name")).isEqualTo(OUR_EDIT);
    }

    @Test
    @Order(12)
    void aReportIsHeard() throws Exception {
        thread(cyrus, THEIR_EDIT)
                .in("article", THEIR_EDIT)
                .follow("Report")
                .form("Report")
                .fill("Reason", "Too loud")
                .send();

        Heard flag = lemmy.hears(heard -> heard.type().equals("Flag"));
        assertThat(flag.object()).isEqualTo(theirPost);
        assertThat(Stranger.text(flag.activity(), "content")).isEqualTo("Too loud");
    }

    @Test
    @Order(13)
    void whoLeavesIsNoLongerAFollower() throws Exception {
        cyrus.open("/c/" + commonsHandle).form("Unsubscribe").send();

        lemmy.hears(heard -> heard.type().equals("Undo"));
        eventually(() -> lemmy.followers("commons").equals(List.of()));
    }
}
