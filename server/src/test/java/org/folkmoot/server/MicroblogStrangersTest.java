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
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Vocabulary;
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

/// Followers of Fedify's, shaped like Mastodon's, who sign as RFC 9421 says: to them a community of ours is
/// somebody who boosts, and what they write comes to it as mentions and answers.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MicroblogStrangersTest {

    private static final String OURS = "Which hedge keeps deer out?";
    private static final String THEIR_ANSWER = "Hawthorn, and a dog.";
    private static final String OUR_ANSWER = "A lead would help.";
    private static final String THEIRS = "Which dog keeps hedges out?";

    private final OurServer alpha = new OurServer();
    private final FormWalk ben = alpha.member("ben");
    private final String garden = alpha.address("/c/garden");
    private final String benHimself = alpha.address("/u/ben");
    private final Stranger mastodon;
    private String ourPost = "";
    private String theirAnswer = "";
    private String theirPost = "";

    MicroblogStrangersTest() throws Exception {
        mastodon = Stranger.started("mastodon", Stranger.RFC9421_FIRST);
    }

    @BeforeAll
    void benFoundsTheCommunity() {
        OurServer.founds(ben, "garden", "Gardening");
    }

    @AfterAll
    void stop() {
        mastodon.close();
        alpha.close();
    }

    private static String mentioning(String address, String words) {
        return "<p><span class=\"h-card\"><a href=\"" + address
                + "\" class=\"u-url mention\">@<span>it</span></a></span> " + words + "</p>";
    }

    @Test
    @Order(1)
    void aFollowOfTheCommunityIsAccepted() throws Exception {
        mastodon.has("mia", "follow", Map.of("whom", garden));

        eventually(() -> mastodon.follow(garden).equals("accepted"));
        mastodon.hears(heard -> heard.type().equals("Accept"));
        assertThat(mastodon.takenSignatures()).containsExactly("rfc9421");
    }

    @Test
    @Order(2)
    void aFollowOfAPersonIsDeclinedRatherThanLeftOpen() throws Exception {
        mastodon.has("mia", "follow", Map.of("whom", benHimself));

        eventually(() -> mastodon.follow(benHimself).equals("rejected"));
        mastodon.hears(heard -> heard.type().equals("Reject"));
    }

    @Test
    @Order(3)
    void aPostOfOursIsBoostedByItsCommunity() throws Exception {
        ourPost = alpha.post(ben, "garden", OURS, "They *jump*.");

        Heard boost = mastodon.hears(
                heard -> heard.type().equals("Announce") && heard.object().equals(ourPost));
        assertThat(Stranger.text(boost.activity(), "actor")).isEqualTo(garden);
        Content page = (Content) Vocabulary.read(mastodon.fetched("mia", ourPost));
        assertThat(page.name()).isEqualTo(OURS);
        assertThat(page.mentions()).contains(new Iri(garden));
    }

    @Test
    @Order(4)
    void anAnswerOfTheirsStandsInTheThread() throws Exception {
        theirAnswer = mastodon.has(
                        "mia",
                        "reply",
                        Map.of("to", ourPost, "content", mentioning(garden, THEIR_ANSWER), "mention", garden))
                .object();

        seenIn(ben, OURS, THEIR_ANSWER);
        assertThat(thread(ben, OURS).text()).contains("mia of " + mastodon.host());
        eventually(() -> ben.open("/inbox").text().contains(THEIR_ANSWER));
    }

    @Test
    @Order(5)
    void anAnswerOfOursIsSaidToWhomItAnswers() throws Exception {
        thread(ben, OURS)
                .follow("Reply to mia@" + mastodon.host())
                .form("Reply")
                .fill("Write a reply", OUR_ANSWER)
                .send();

        Heard said = mastodon.hears(heard -> heard.type().equals("Create"));
        Content note = (Content) Vocabulary.read(said.inner());
        assertThat(Stranger.text(said.activity(), "actor")).isEqualTo(benHimself);
        assertThat(note.inReplyTo()).isEqualTo(new Iri(theirAnswer));
        assertThat(note.mentions()).containsExactly(new Iri(mastodon.origin() + "/users/mia"), new Iri(garden));
    }

    @Test
    @Order(6)
    void whatMentionsTheCommunityIsAPostThere() throws Exception {
        theirPost = mastodon.has(
                        "mia",
                        "post",
                        Map.of("content", mentioning(garden, THEIRS) + "<p>Only asking.</p>", "mention", garden))
                .object();

        seen(ben, THEIRS);
        assertThat(alpha.one("select title from post where id <> (select min(id) from post)"))
                .isEqualTo(THEIRS);
        assertThat(thread(ben, THEIRS).text()).contains("Only asking.", "mia of " + mastodon.host());
        mastodon.hears(
                heard -> heard.type().equals("Announce") && heard.object().equals(theirPost));
    }

    @Test
    @Order(7)
    void aLikeIsAVoteUntilItIsTakenBack() throws Exception {
        Done like = mastodon.has("noa", "like", Map.of("what", ourPost, "to", List.of(benHimself)));
        seenIn(ben, OURS, "(2 up, 0 down)");
        assertThat(alpha.vote(mastodon.origin() + "/users/noa", OURS)).isEqualTo("UP SIGNED direct");

        mastodon.has("noa", "undo", Map.of("activity", like.id(), "to", List.of(benHimself)));
        seenIn(ben, OURS, "(1 up, 0 down)");
    }

    @Test
    @Order(8)
    void aBoostOfTheirsIsTakenAndChangesNothing() throws Exception {
        Done boost = mastodon.has("noa", "boost", Map.of("what", ourPost, "to", List.of(benHimself)));

        eventually(() -> alpha.fate(boost.id()).equals("a boost by somebody who is no community here"));
        assertThat(thread(ben, OURS).text()).contains("(1 up, 0 down)", THEIR_ANSWER);
        mastodon.has("noa", "undo", Map.of("activity", boost.id(), "to", List.of(benHimself)));
        assertThat(thread(ben, OURS).text()).contains("(1 up, 0 down)", THEIR_ANSWER);
    }

    @Test
    @Order(9)
    void whatTheyEditReadsAnew() throws Exception {
        mastodon.has(
                "mia",
                "edit",
                Map.of("what", theirAnswer, "content", "<p>Hawthorn, and two dogs.</p>", "to", List.of(benHimself)));
        seenIn(ben, OURS, "Hawthorn, and two dogs.");

        mastodon.has(
                "mia",
                "edit",
                Map.of(
                        "what",
                        theirPost,
                        "content",
                        "<p>Which cat keeps hedges out? <a href=\"" + garden + "\">@garden</a></p>",
                        "to",
                        List.of(garden)));
        alpha.becomes("select title from post where id <> (select min(id) from post)", "Which cat keeps hedges out?");
    }

    @Test
    @Order(10)
    void whatTheyDeleteIsGone() throws Exception {
        mastodon.has("mia", "delete", Map.of("what", theirAnswer, "to", List.of(benHimself)));
        goneFrom(alpha.visitor(), OURS, "Hawthorn, and two dogs.");

        mastodon.has("mia", "delete", Map.of("what", theirPost, "to", List.of(garden)));
        gone(alpha.visitor(), "Which cat keeps hedges out?");
    }

    @Test
    @Order(11)
    void whoLeavesIsNoLongerAFollower() throws Exception {
        mastodon.has("mia", "unfollow", Map.of("whom", garden));

        alpha.becomes("""
                select followers from community_follower_instance
                join instance on instance.id = instance_id where domain = '%s'
                """.formatted(mastodon.host()), "0");
        assertThat(mastodon.takenSignatures()).containsExactly("rfc9421");
    }
}
