package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.OurServer.seen;
import static org.folkmoot.server.OurServer.seenIn;
import static org.folkmoot.server.OurServer.thread;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Heard;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// Somebody of a server for short texts, which knows posts and boosts but no communities that announce activities.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MicroblogPeerTest {

    private static final String POST = "Which hedge keeps deer out?";

    private final OurServer alpha = new OurServer();
    private final FormWalk ben = alpha.member("ben");
    private final Iri garden = new Iri(alpha.address("/c/garden"));
    private final ScriptedPeer small =
            ScriptedPeer.open(Dialect.MASTODON, "small.localhost", 0, InstantSource.system());
    private final ScriptedActor mia = small.person("mia");
    private String post = "";

    @BeforeAll
    void benFoundsTheCommunity() {
        ben.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
    }

    @AfterAll
    void stop() {
        small.close();
        alpha.close();
    }

    private void says(JsonObject activity) throws Exception {
        assertThat(small.send(mia, activity, new Iri(alpha.address("/inbox"))).status())
                .isEqualTo(202);
    }

    private Activity hears(Predicate<Heard> which) throws Exception {
        Heard heard = small.await(which, Duration.ofSeconds(60));
        assertThat(heard.genuine()).as(heard.flaw()).isTrue();
        return (Activity) Vocabulary.read(Objects.requireNonNull(heard.activity()));
    }

    private static JsonObject mentioning(JsonObject note, Iri whom) {
        JsonObject tag = JsonObject.builder()
                .put("type", "Mention")
                .put("href", whom.value())
                .build();
        return note.with("cc", JsonArray.ofTexts(List.of(whom.value()))).with("tag", JsonArray.of(tag));
    }

    @Test
    @Order(1)
    void aFollowOfTheCommunityIsAcceptedAndOneOfAPersonDeclined() throws Exception {
        says(mia.follow(garden));
        hears(heard -> heard.type().equals("Accept"));

        says(mia.follow(new Iri(alpha.address("/u/ben"))));
        hears(heard -> heard.type().equals("Reject"));
    }

    @Test
    @Order(2)
    void aNewPostIsBoostedByTheCommunityOnce() throws Exception {
        post = alpha.post(ben, "garden", POST, "They *jump*.");

        Activity boost = hears(heard -> heard.text("object").equals(post));
        assertThat(boost.actor()).isEqualTo(garden);
        thread(ben, POST)
                .in("article", POST)
                .follow("Edit")
                .form("Save")
                .fill("Title", POST + "!")
                .send();
        hears(heard -> heard.type().equals("Announce")
                && String.valueOf(heard.activity()).contains("Update"));
        assertThat(small.heard().stream().filter(heard -> heard.text("object").equals(post)))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void whoIsAnsweredHearsOfItFromWhoAnswers() throws Exception {
        JsonObject note = mentioning(mia.note(new Iri(post), "<p>Hawthorn.</p>", List.of()), garden);
        small.publish(note);
        says(mia.create(note));
        seenIn(ben, POST + "!", "Hawthorn.");

        thread(ben, POST + "!")
                .follow("Reply to mia@" + mia.id().host())
                .form("Reply")
                .fill("Write a reply", "And a dog.")
                .send();
        Activity.Create create = (Activity.Create) hears(heard -> heard.type().equals("Create"));
        Content answer = (Content) Objects.requireNonNull(create.object().thing());
        assertThat(create.actor()).isEqualTo(new Iri(alpha.address("/u/ben")));
        assertThat(answer.inReplyTo()).isEqualTo(new Iri(String.valueOf(note.text("id"))));
        assertThat(answer.mentions()).containsExactly(mia.id(), garden);
    }

    @Test
    @Order(4)
    void whatMentionsTheCommunityIsAPostWithItsFirstLineAsTheTitle() throws Exception {
        String html =
                "<p><a href=\"" + garden.value() + "\" class=\"mention\">@garden</a> Which cat?</p><p>Only asking.</p>";
        JsonObject note =
                mentioning(mia.note(new Iri(post), html, List.of()), garden).without("inReplyTo");
        small.publish(note);
        says(mia.create(note));

        seen(ben, "Which cat?");
        assertThat(alpha.one("select title from post where url is null and id <> (select min(id) from post)"))
                .isEqualTo("Which cat?");
        hears(heard -> heard.text("object").equals(note.text("id")));
    }

    @Test
    @Order(5)
    void whoIsAnsweredHearsOfItWhetherOrNotTheyFollow() throws Exception {
        says(mia.undo(mia.follow(garden)));
        alpha.becomes("select sum(followers) from community_follower_instance", "0");

        thread(ben, POST + "!")
                .in("li.comment", "And a dog.")
                .follow("Edit")
                .form("Save")
                .fill("Comment", "And two dogs.")
                .send();

        Activity update = hears(heard -> heard.type().equals("Update"));
        assertThat(update.actor()).isEqualTo(new Iri(alpha.address("/u/ben")));
    }

    @Test
    @Order(6)
    void aFollowOfAnothersCommunityIsNoneOfOurs() throws Exception {
        JsonObject follow = mia.follow(small.group("club").id());
        says(follow);

        eventually(() -> alpha.fate(String.valueOf(follow.text("id"))).equals("nobody of ours"));
    }

    @Test
    @Order(7)
    void aVoteIsTakenBackByItsIdAlone() throws Exception {
        JsonObject like = mia.like(new Iri(post));
        says(like);
        String hers = mia.id().value();
        eventually(() -> alpha.vote(hers, POST + "!").equals("UP SIGNED direct"));

        says(bare(mia.undo(like)));
        eventually(() -> alpha.vote(hers, POST + "!").isEmpty());
    }

    @Test
    @Order(8)
    void nobodyTakesBackAnothersVoteByItsId() throws Exception {
        ScriptedActor max = small.person("max");
        JsonObject like = max.like(new Iri(post));
        small.send(max, like, new Iri(alpha.address("/inbox")));
        String his = max.id().value();
        eventually(() -> alpha.vote(his, POST + "!").equals("UP SIGNED direct"));

        JsonObject undo = bare(mia.undo(like));
        says(undo);
        eventually(() -> !alpha.fate(String.valueOf(undo.text("id"))).isEmpty());
        assertThat(alpha.fate(String.valueOf(undo.text("id"))))
                .isEqualTo("what it undoes is named by its id alone, and did not come from there in these days");
        assertThat(alpha.vote(his, POST + "!")).isEqualTo("UP SIGNED direct");
    }

    @Test
    @Order(9)
    void aVoteThatWasTakenBackByItsIdBeforeItCameDoesNotCount() throws Exception {
        JsonObject like = mia.like(new Iri(post));
        JsonObject undo = bare(mia.undo(like));
        says(undo);
        eventually(() -> !alpha.fate(String.valueOf(undo.text("id"))).isEmpty());
        says(like);
        JsonObject later = mia.follow(small.group("club").id());
        says(later);
        eventually(() -> !alpha.fate(String.valueOf(later.text("id"))).isEmpty());
        assertThat(alpha.vote(mia.id().value(), POST + "!")).isEmpty();
    }

    /// As some servers write it, which keep no copy of what they said.
    private static JsonObject bare(JsonObject undo) {
        JsonObject inner = (JsonObject) Objects.requireNonNull(undo.find("object"));
        return undo.with("object", new JsonText(String.valueOf(inner.text("id"))));
    }
}
