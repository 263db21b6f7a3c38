package org.folkmoot.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Heard;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What other software writes to one of ours alone, what it pretends to, and what it is sent.
@TestInstance(Lifecycle.PER_CLASS)
class LettersPeerTest {

    private static final String PASSWORD = "correct horse battery";

    private final int port = Folkmoot.freePort();
    private final RunningServer alpha = RunningServer.federating("alpha", port, PASSWORD);
    private final ScriptedPeer lemmy = ScriptedPeer.open(Dialect.LEMMY, "lemmy.localhost", 0, InstantSource.system());
    private final ScriptedPeer mastodon =
            ScriptedPeer.open(Dialect.MASTODON, "mastodon.localhost", 0, InstantSource.system());
    private final ScriptedActor lena = lemmy.person("lena");
    private final ScriptedActor eve = lemmy.person("eve");
    private final ScriptedActor matt = mastodon.person("matt");
    private final String here = "http://alpha.localhost:" + port;
    private final String anasAddress = here + "/u/ana";
    private final FormWalk ana = alpha.browser();
    private int number;

    @BeforeAll
    void anaAndCyAreMembers() {
        for (FormWalk person : List.of(ana, alpha.browser())) {
            person.open("/sign-up")
                    .form("Sign up")
                    .fill("Name", person == ana ? "ana" : "cyrus")
                    .fill("Password", PASSWORD)
                    .send();
        }
    }

    @AfterAll
    void stop() {
        alpha.close();
        lemmy.close();
        mastodon.close();
    }

    private JsonObject letter(ScriptedPeer peer, String type, ScriptedActor author, String words, List<String> to) {
        number++;
        return JsonObject.builder()
                .put("type", type)
                .put("id", peer.origin() + "/letters/" + number)
                .put("attributedTo", author.id().value())
                .put("to", to)
                .put("content", "<p>" + words + "</p>")
                .put("mediaType", "text/html")
                .put("published", Instant.now().minusSeconds(60).toString())
                .build();
    }

    private String fate(ScriptedPeer peer, ScriptedActor author, JsonObject activity) throws Exception {
        assertThat(peer.send(author, activity, new Iri(here + "/inbox")).status())
                .isEqualTo(202);
        String fate = "select coalesce(max(outcome), '') from received where settled_at is not null and activity_id = '"
                + activity.text("id") + "'";
        eventually(() -> !one(fate).isEmpty());
        return one(fate);
    }

    private String one(String sql) {
        return alpha.database()
                .database()
                .read(transaction -> transaction.query(sql).mapTo(String.class).one());
    }

    private String conversation(ScriptedPeer peer, String name) {
        return ana.open("/messages/" + name + "@" + peer.host()).text();
    }

    private static JsonObject letter(Heard heard) {
        return (JsonObject) requireNonNull(requireNonNull(heard.activity()).find("object"));
    }

    private void nowhere(String words) {
        assertThat(one("select count(*) from private_message where body like '%" + words + "%'"))
                .isEqualTo("0");
        assertThat(one("select count(*) from post where title like '%" + words + "%'"))
                .isEqualTo("0");
        assertThat(one("select count(*) from comment where body like '%" + words + "%'"))
                .isEqualTo("0");
    }

    @Test
    void lemmysLetterIsReadAndAnsweredAsOne() throws Exception {
        JsonObject letter = letter(lemmy, "ChatMessage", lena, "Any quinces left?", List.of(anasAddress));
        fate(lemmy, lena, lena.create(letter));
        assertThat(conversation(lemmy, "lena")).contains("Any quinces left?");

        ana.open("/messages/lena@" + lemmy.host())
                .form("Send")
                .fill("Your message", "Forty kilos.")
                .send();
        Heard heard = lemmy.await(activity -> activity.type().equals("Create"), Duration.ofSeconds(30));
        assertThat(heard.genuine()).isTrue();
        assertThat(heard.request().target()).endsWith(lena.inbox().value().replace(lemmy.origin(), ""));
        JsonObject sent = letter(heard);
        assertThat(sent.text("type")).isEqualTo("ChatMessage");
        assertThat(sent.find("to"))
                .isEqualTo(JsonArray.ofTexts(List.of(lena.id().value())));
        assertThat(requireNonNull(heard.activity()).find("cc")).isNull();

        assertThat(lemmy.get(lena, new Iri(String.valueOf(sent.text("id")))).status())
                .isEqualTo(404);
        assertThat(lemmy.get(lena, new Iri(heard.text("id"))).status()).isEqualTo(404);

        JsonObject update = lena.update(letter.with("content", new JsonText("<p>Any pears left?</p>")));
        fate(lemmy, lena, update);
        assertThat(conversation(lemmy, "lena")).contains("Any pears left?").doesNotContain("Any quinces left?");

        JsonObject old = letter.with("content", new JsonText("<p>Old words</p>"))
                .with("updated", new JsonText(Instant.now().minusSeconds(30).toString()));
        fate(
                lemmy,
                lena,
                lena.activity("Update")
                        .put("object", old)
                        .put("to", List.of(anasAddress))
                        .build());
        assertThat(conversation(lemmy, "lena")).contains("Any pears left?").doesNotContain("Old words");

        assertThat(fate(lemmy, eve, eve.delete(letter))).contains("not here");
        assertThat(fate(lemmy, eve, eve.update(letter.with("content", new JsonText("<p>Forged</p>")))))
                .containsAnyOf("forged", "not its author");
        assertThat(conversation(lemmy, "lena")).contains("Any pears left?").doesNotContain("Forged");

        JsonObject delete = lena.delete(letter);
        fate(lemmy, lena, delete);
        assertThat(conversation(lemmy, "lena")).doesNotContain("Any pears left?");
        fate(lemmy, lena, lena.undo(delete));
        assertThat(conversation(lemmy, "lena")).contains("Any pears left?");
    }

    @Test
    void aNoteOfMastodonToOneAloneIsAMessageAndIsAnsweredAsANote() throws Exception {
        String call = "<span class=\"h-card\"><a href=\"" + anasAddress
                + "\" class=\"u-url mention\">@<span>ana</span></a>" + "</span> psst, a secret";
        fate(mastodon, matt, matt.create(letter(mastodon, "Note", matt, call, List.of(anasAddress))));
        assertThat(conversation(mastodon, "matt")).contains("psst, a secret").doesNotContain("@ana");
        assertThat(alpha.browser().open("/?order=new").text()).doesNotContain("psst");
        assertThat(one("select count(*) from post")).isEqualTo("0");

        ana.open("/messages/matt@" + mastodon.host())
                .form("Send")
                .fill("Your message", "I hear you.")
                .send();
        Heard heard = mastodon.await(activity -> activity.type().equals("Create"), Duration.ofSeconds(30));
        JsonObject sent = letter(heard);
        assertThat(sent.text("type")).isEqualTo("Note");
        assertThat(String.valueOf(sent.find("tag")))
                .contains("Mention", matt.id().value());
    }

    @Test
    void whatIsForSeveralOrForFollowersTooIsNeitherAMessageNorAPost() throws Exception {
        String cyrus = here + "/u/cyrus";
        assertThat(fate(
                        mastodon,
                        matt,
                        matt.create(letter(mastodon, "Note", matt, "party for two", List.of(anasAddress, cyrus)))))
                .contains("nor for one alone");
        assertThat(fate(
                        mastodon,
                        matt,
                        matt.create(letter(
                                mastodon,
                                "Note",
                                matt,
                                "party for followers",
                                List.of(anasAddress, matt.followers().value())))))
                .contains("nor for one alone");
        assertThat(fate(
                        mastodon,
                        matt,
                        matt.create(letter(
                                mastodon,
                                "Note",
                                matt,
                                "party elsewhere",
                                List.of(lena.id().value())))))
                .contains("for nobody of ours");
        nowhere("party");
    }

    @Test
    void aLetterThatIsPassedOnOrAddressedToEverybodyIsNotBelieved() throws Exception {
        ScriptedActor garden = lemmy.group("garden");
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!" + garden.handle().replaceFirst("^[!@]", ""))
                .send()
                .form("Subscribe")
                .send();
        eventually(() ->
                one("select count(*) from subscription where state = 'PENDING'").equals("0"));
        JsonObject passedOn = lena.create(letter(lemmy, "ChatMessage", lena, "hearsay", List.of(anasAddress)));
        assertThat(fate(lemmy, garden, garden.announce(passedOn))).contains("passed on");
        JsonObject open = letter(
                lemmy,
                "ChatMessage",
                lena,
                "hearsay for all",
                List.of(anasAddress, "https://www.w3.org/ns/activitystreams#Public"));
        assertThat(fate(lemmy, lena, lena.create(open))).contains("addressed to everybody");
        nowhere("hearsay");
    }

    /// As is the case after a vote of theirs was passed on, while their server does not tell who they are.
    @Test
    void whatIsWrittenToSomebodyKnownByTheirAddressAloneLeavesWhenTheyCanBeReached() throws Exception {
        lemmy.misbehave("/u/vera", new Misbehaviour.Failing(500));
        ScriptedActor vera = lemmy.person("vera");
        String host = lemmy.host();
        knownByAddress(vera);
        ana.open("/messages/vera@" + host)
                .form("Send")
                .fill("Your message", "Who are you?")
                .send();
        assertThat(lemmy.heard())
                .noneMatch(heard -> String.valueOf(heard.activity()).contains("Who are you?"));

        lemmy.behave();
        fate(lemmy, vera, vera.create(letter(lemmy, "ChatMessage", vera, "It is me.", List.of(anasAddress))));
        Heard heard = lemmy.await(
                activity -> activity.type().equals("Create")
                        && String.valueOf(activity.activity()).contains("Who are you?"),
                Duration.ofSeconds(30));
        assertThat(heard.request().target()).endsWith(vera.inbox().value().replace(lemmy.origin(), ""));
    }

    private void knownByAddress(ScriptedActor actor) {
        ForumRooms rooms = new ForumRooms(alpha.database().database(), Sources.real());
        var adopt = new AdoptPerson(rooms.database, rooms.names, rooms.ledger, rooms.sources.clock());
        String address = actor.id().value();
        rooms.database.change(transaction -> {
            var adopted = adopt.adopt(transaction, new AdoptPerson.Request(address, "vera", null, null, false, null));
            PersonId person = ((Outcome.Done<PersonId>) adopted).value();
            new RemoteActorStore().keepAddresses(transaction, Map.of(actor.id(), new Addressed.Person(person)));
        });
    }
}
