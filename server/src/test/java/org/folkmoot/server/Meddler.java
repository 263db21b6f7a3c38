package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;

/// Draws what others than electors could do to move a count: whatever a server elsewhere may say about
/// anything of ours, signed well, and whatever a browser may send in somebody's name who has no ballot.
final class Meddler {

    private static final List<String> VERBS = List.of(
            "Like",
            "Dislike",
            "EmojiReact",
            "Update",
            "Delete",
            "Announce",
            "Create",
            "Block",
            "Flag",
            "Move",
            "Add",
            "Remove",
            "Lock",
            "Follow",
            "Accept",
            "Reject",
            "Undo");

    private static final List<String> DEEDS = List.of(
            "/ballot", "/edit", "/announce", "/discard", "/proposal", "/talk", "/voices", "/decide", "/give-up");

    private final OurServer server;
    private final ScriptedPeer peer;
    private final ScriptedActor group;
    private final List<ScriptedActor> people;
    private final Random random;
    private final PlainClient browser;
    private final List<JsonObject> said = new ArrayList<>();

    Meddler(OurServer server, ScriptedPeer peer, ScriptedActor group, Random random) {
        this.server = server;
        this.peer = peer;
        this.group = group;
        this.people = List.of(peer.person("eve"), peer.person("mallory"), peer.person("trudy"));
        this.random = random;
        this.browser = server.plain();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Sends something to an inbox; what is asked to wait, or is refused, is as good as what is taken.
    void speaks(Asked asked) throws Exception {
        ScriptedActor by = one(people);
        JsonObject activity = activity(by, asked);
        said.add(activity);
        Iri inbox = new Iri(
                server.address(random.nextInt(4) == 0 ? one(List.of("/c/agora", "/u/admin")) + "/inbox" : "/inbox"));
        if (random.nextInt(5) == 0) {
            delivers(group, group.announce(activity), inbox);
        } else {
            delivers(by, activity, inbox);
        }
    }

    private void delivers(ScriptedActor by, JsonObject activity, Iri inbox) throws TransportFailed {
        int status = peer.transport()
                .exchange(peer.delivery(by, Json.write(activity), inbox))
                .status();
        assertThat(status).isNotEqualTo(500);
    }

    private JsonObject activity(ScriptedActor by, Asked asked) throws Exception {
        String verb = one(VERBS);
        String target = server.address(one(asked.paths()));
        JsonObject.Builder activity = by.activity(verb)
                .put("to", List.of("https://www.w3.org/ns/activitystreams#Public", server.address("/c/agora")))
                .put("audience", server.address("/c/agora"))
                .put("target", random.nextBoolean() ? target : by.id().value())
                .put("summary", "Quiet");
        JsonObject whole = activity.put("object", object(by, verb, target)).build();
        return switch (random.nextInt(12)) {
            case 0 -> whole.with("actor", Json.text(server.address("/u/admin")));
            case 1 -> whole.with("id", Json.text(target));
            default -> whole;
        };
    }

    /// What it is about: an address of ours, a text under that address, an answer to it such as a vote in
    /// somebody else's kind of poll is, or something said before.
    private Json object(ScriptedActor by, String verb, String target) {
        if (verb.equals("Undo") && !said.isEmpty()) {
            return one(said).without("@context");
        }
        return switch (random.nextInt(verb.equals("Create") || verb.equals("Update") ? 6 : 9)) {
            case 0 -> text(by, target, "Page");
            case 1 -> text(by, target, "Note");
            case 2 -> text(by, target, "Question").with("oneOf", options());
            case 3 -> text(by, target, "Person").with("preferredUsername", Json.text("admin"));
            case 4, 5 -> vote(by, target);
            default -> Json.text(target);
        };
    }

    private JsonObject text(ScriptedActor by, String target, String type) {
        String author =
                random.nextBoolean() ? server.address("/u/admin") : by.id().value();
        return by.page(new Iri(server.address("/c/agora")), "Equals", "<p>Equals</p>")
                .with("id", Json.text(target))
                .with("type", Json.text(type))
                .with("attributedTo", Json.text(author))
                .without("@context");
    }

    private JsonObject vote(ScriptedActor by, String target) {
        JsonObject note = by.note(new Iri(target), "<p>Equals</p>", List.of(server.address("/u/admin")));
        peer.publish(note);
        return (random.nextBoolean() ? note.with("name", Json.text("Equals")).without("content") : note)
                .without("@context");
    }

    private static JsonArray options() {
        return new JsonArray(List.of(
                JsonObject.builder().put("type", "Note").put("name", "Apart").build(),
                JsonObject.builder().put("type", "Note").put("name", "Equals").build()));
    }

    /// Sends a form in the name of somebody who has no ballot, also with the names of those who have one.
    ///
    /// @param outsiders who are members, and not on the list; one of them is an admin meanwhile
    /// @param electors  who are on it
    void sends(Asked asked, List<Long> outsiders, List<Long> electors) {
        boolean visitor = random.nextInt(4) == 0;
        browser.cookies.clear();
        if (!visitor) {
            ReadyMembers.become(browser, one(outsiders));
        }
        String token = visitor ? "none" : browser.token("/settings");
        long elector = one(electors);
        String body = asked.ballot(token, List.of(1 + random.nextInt(3))) + "&person=" + elector + "&voter=" + elector
                + "&person_id=" + elector + "&name=voter" + elector + "&reason=Because&community=agora&title=Other"
                + "&body=Other&method=choice&what-if=1";
        String deed = random.nextInt(3) > 0 ? "/ballot" : one(DEEDS.subList(0, visitor ? DEEDS.size() : 7));
        String query = random.nextBoolean() ? "?person=" + elector : "";
        taken(browser.send(
                one(List.of("POST", "POST", "POST", "PUT", "GET")), asked.page + deed + query, Asked.FORM, body));
    }

    /// Sends what an elector would, with something amiss: an option that there is not, none, too many, or
    /// without the token of their session.
    void spoils(Asked asked, List<Long> electors) {
        ReadyMembers.become(browser, one(electors));
        String token = browser.token("/settings");
        String path = asked.page + "/ballot";
        switch (random.nextInt(6)) {
            case 5 -> taken(browser.send("POST", path, Asked.FORM, asked.overfull(token)));
            case 0 -> taken(browser.send("POST", path, Asked.FORM, asked.ballot(token, List.of(9))));
            case 1 -> taken(browser.send("POST", path, Asked.FORM, "csrf=" + token));
            case 2 -> taken(browser.send("POST", path, Asked.FORM, asked.ballot("stolen", List.of(1))));
            case 3 -> taken(browser.send("POST", path, "application/json", "{\"option\":1}"));
            default ->
                taken(browser.send(
                        "POST", path, Asked.FORM, asked.ballot(token, List.of(1)), "Sec-Fetch-Site", "cross-site"));
        }
    }

    /// Says something by the ordinary means of the forum: a vote, or an answer.
    void talks(Asked asked, List<Long> people) throws Exception {
        ReadyMembers.become(browser, one(people));
        String token = browser.token("/settings");
        String path = one(asked.paths());
        String vote = "csrf=" + token + "&direction=" + one(List.of("up", "down", "none")) + "&text=Equals&body=Equals";
        browser.send("POST", path + one(List.of("/vote", "/comments", "/delete", "/edit")), Asked.FORM, vote);
        browser.send("POST", asked.announcement() + "/vote", Asked.FORM, vote);
        browser.send("POST", asked.thread() + "/comments", Asked.FORM, vote);
    }

    /// Bans an elector from the site, or lifts that again, as an admin may.
    ///
    /// @param deed `ban` or `lift-ban`
    void bans(long admin, long elector, String deed) {
        ReadyMembers.become(browser, admin);
        String form = "csrf=" + browser.token("/settings") + "&days=&reason=Because";
        assertThat(browser.send("POST", "/u/voter" + elector + "/" + deed, Asked.FORM, form)
                        .status())
                .isEqualTo(303);
    }

    /// Tries to vote, and is told of no receipt.
    void tries(Asked asked, long person) {
        ReadyMembers.become(browser, person);
        String token =
                browser.get("/settings").page().select("input[name=csrf]").attr("value");
        taken(browser.send("POST", asked.page + "/ballot", Asked.FORM, asked.ballot(token, List.of(3))));
    }

    private static void taken(PlainClient.Answer answer) {
        assertThat(answer.page().select("#receipt")).isEmpty();
        assertThat(answer.status()).isNotEqualTo(500);
    }
}
