package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Misbehaviour;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// A server that lies, forges and falls ill, against a whole server of ours: what it hears, what
/// becomes of what it said, and that in the end nothing here is any different. What came of it is
/// held against `docs/bad-peers.md`.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostilePeerTest {

    private static final Path DOCUMENT = Path.of("../docs/bad-peers.md");
    private static final String ANAS = "What ana wrote herself";
    private static final String BENS = "What ben wrote from elsewhere";
    private static final String EVES = "What eve wrote from elsewhere";

    private final BadPeersDocument document = new BadPeersDocument();
    private final OurServer alpha = new OurServer();
    private final ScriptedPeer honest = ScriptedPeer.open(Dialect.LEMMY, "honest.localhost", 0, InstantSource.system());
    private final ScriptedPeer hostile =
            ScriptedPeer.open(Dialect.LEMMY, "hostile.localhost", 0, InstantSource.system());
    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
    private final ScriptedActor ben = honest.person("ben");
    private final ScriptedActor eve = hostile.person("eve");
    private final ScriptedActor mallory = hostile.person("mallory");
    private final ScriptedActor spam = hostile.group("spam");
    private final Iri inbox = new Iri(alpha.address("/inbox"));
    private final Iri orchard = new Iri(alpha.address("/c/orchard"));
    private final FormWalk ana = alpha.member("ana");
    private final List<String> acknowledged = new ArrayList<>();
    private Iri anasPost = inbox;
    private JsonObject bensPage = JsonObject.builder().build();
    private JsonObject evesPage = JsonObject.builder().build();
    private CompletableFuture<Reply> dripping = new CompletableFuture<>();
    private int made;

    @BeforeAll
    void threePostsAndACommunityThatIsFollowed() throws Exception {
        OurServer.founds(ana, "orchard", "Orchard");
        anasPost = new Iri(alpha.post(ana, "orchard", ANAS, "Her own words."));
        bensPage = ben.page(orchard, BENS, "<p>His own words.</p>");
        evesPage = eve.page(orchard, EVES, "<p>Her own words.</p>");
        honest.publish(bensPage);
        hostile.publish(evesPage);
        assertThat(honest.send(ben, ben.create(bensPage), inbox).status()).isEqualTo(202);
        assertThat(hostile.send(eve, eve.create(evesPage), inbox).status()).isEqualTo(202);
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "!" + spam.handle())
                .send()
                .form("Subscribe")
                .send();
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
        OurServer.seen(alpha.visitor(), BENS);
        OurServer.seen(alpha.visitor(), EVES);
        ScriptedActor drip = hostile.person("drip");
        hostile.misbehave("/u/drip", new Misbehaviour.Dripping(Duration.ofMillis(200)));
        OutboundRequest like = hostile.delivery(drip, Json.write(drip.like(anasPost)), inbox);
        dripping = CompletableFuture.supplyAsync(() -> patiently(like), aside);
    }

    @AfterAll
    void stop() {
        aside.shutdownNow();
        alpha.close();
        honest.close();
        hostile.close();
        document.close();
    }

    private Reply sent(OutboundRequest request) {
        try {
            return hostile.transport().exchange(request);
        } catch (TransportFailed failed) {
            throw new AssertionError(failed);
        }
    }

    /// As [#sent], without the limit of ten seconds that a client of ours keeps.
    private Reply patiently(OutboundRequest request) {
        String fields = request.headers().fields().stream()
                .map(field -> field.name() + ": " + field.value() + "\r\n")
                .collect(Collectors.joining());
        String head = "POST " + request.target() + " HTTP/1.1\r\nConnection: close\r\n" + fields + "Content-Length: "
                + request.body().length + "\r\n\r\n";
        int port = URI.create(inbox.value()).getPort();
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(request.body());
            String said = new String(socket.getInputStream().readAllBytes(), UTF_8);
            String words = said.substring(said.indexOf("\r\n\r\n") + 4);
            return Reply.saying(Integer.parseInt(said.substring(9, 12)), words);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Reply row(String input, OutboundRequest request) {
        Reply reply = sent(request);
        String words = new String(reply.body(), UTF_8);
        boolean page = words.startsWith("<!doctype");
        document.row(input, reply.status(), page ? BadInputDocument.seen(Jsoup.parse(words)) : words);
        return reply;
    }

    private void refused(String input, int status, OutboundRequest request) {
        Reply reply = row(input, request);
        assertThat(reply.status()).as(input).isEqualTo(status);
    }

    private OutboundRequest says(ScriptedActor by, JsonObject activity) {
        return hostile.delivery(by, Json.write(activity), inbox);
    }

    private OutboundRequest says(ScriptedActor by, String body) {
        return hostile.delivery(by, body.getBytes(UTF_8), inbox);
    }

    /// Sends what is taken, and waits for what becomes of it.
    private String fate(ScriptedPeer from, ScriptedActor by, JsonObject activity) throws Exception {
        assertThat(sent(from.delivery(by, Json.write(activity), inbox)).status())
                .isEqualTo(202);
        String id = String.valueOf(activity.text("id"));
        acknowledged.add(id);
        String fate =
                "select outcome from received where settled_at is not null and activity_id = '" + id + "' limit 1";
        eventually(() -> !alpha.one(fate).isEmpty());
        return alpha.one(fate);
    }

    private void inVain(String input, ScriptedActor by, JsonObject activity) throws Exception {
        String fate = fate(hostile, by, activity);
        document.row(input, 202, fate);
        assertThat(document.lines(String.valueOf(activity.text("id"))))
                .as(input)
                .isEqualTo(fate.equals("applied") ? 0 : 1);
    }

    private static OutboundRequest changed(OutboundRequest request, String header, String value) {
        return request.with(request.headers().with(header, value));
    }

    /// One letter of the base64 of the signature, in its middle.
    private static OutboundRequest withOneByteChanged(OutboundRequest request) {
        String good = String.valueOf(request.headers().first("Signature"));
        int at = good.indexOf("signature=\"") + 60;
        char other = good.charAt(at) == 'A' ? 'B' : 'A';
        return changed(request, "Signature", good.substring(0, at) + other + good.substring(at + 1));
    }

    private static OutboundRequest withKeyId(OutboundRequest request, String keyId) {
        String good = String.valueOf(request.headers().first("Signature"));
        return changed(request, "Signature", good.replaceFirst("keyId=\"[^\"]*\"", "keyId=\"" + keyId + "\""));
    }

    @Test
    @Order(1)
    void requestsToTheInbox() {
        document.section("Requests", "To the shared inbox, by somebody whose key is known.");
        refused("No JSON", 400, says(eve, "{\"type\":"));
        refused("A list", 400, says(eve, "[1, 2]"));
        refused("A member that stands there twice", 400, says(eve, "{\"type\":\"Like\",\"type\":\"Delete\"}"));
        refused("Nested 65 deep", 400, says(eve, "[".repeat(65) + "]".repeat(65)));
        refused("Bytes that are no UTF-8", 400, hostile.delivery(eve, new byte[] {'"', (byte) 0xff, '"'}, inbox));
        refused("No id", 400, says(eve, eve.like(anasPost).without("id")));
        refused("Two actors", 400, says(eve, eve.like(anasPost).with("actor", list(eve, mallory))));
        refused("A body of 1 MiB and one byte", 413, says(eve, " ".repeat((1 << 20) + 1)));
        refused(
                "A body that says it is a web page",
                415,
                changed(says(eve, eve.like(anasPost)), "Content-Type", "text/html"));
        OutboundRequest unsigned = OutboundRequest.post(
                inbox, Headers.of("Content-Type", "application/activity+json"), Json.write(eve.like(anasPost)));
        refused("No signature", 401, unsigned);
        refused("One byte of a good signature changed", 401, withOneByteChanged(says(eve, eve.like(anasPost))));
        OutboundRequest good = says(eve, eve.like(anasPost));
        byte[] body = good.body().clone();
        body[body.length - 3] ^= 1;
        refused("One byte of the body changed", 401, OutboundRequest.post(inbox, good.headers(), body));
        refused(
                "Signed for another inbox",
                401,
                OutboundRequest.post(new Iri(alpha.address("/u/ana/inbox")), good.headers(), good.body()));
        refused("An id on another host", 403, says(eve, eve.like(anasPost).with("id", text(honest.origin() + "/1"))));
        refused("An actor of another host", 403, says(eve, ben.like(anasPost)));
        refused("Another actor of its own host", 403, says(eve, mallory.like(anasPost)));
        refused("An actor of ours", 403, says(eve, eve.like(anasPost).with("actor", text(alpha.address("/u/ana")))));
        refused(
                "A type that means nothing here",
                202,
                says(eve, eve.activity("View").build()));
        assertThat(document.lines("An activity was refused")).isEqualTo(8);
    }

    private static Json text(String text) {
        return Json.text(text);
    }

    private static JsonObject key(ScriptedActor actor) {
        return (JsonObject) requireNonNull(actor.document().find("publicKey"));
    }

    private static JsonArray list(ScriptedActor... actors) {
        return JsonArray.ofTexts(
                List.of(actors).stream().map(actor -> actor.id().value()).toList());
    }

    @Test
    @Order(2)
    void theSameAgain() throws Exception {
        document.section(
                "The same again", "An activity is received once, and an announced one once from each community.");
        JsonObject like = eve.like(anasPost);
        assertThat(fate(hostile, eve, like)).isEqualTo("applied");
        refused("A vote for the second time", 202, says(eve, like));
        JsonObject boost = spam.announce(ben.like(anasPost).with("object", text(String.valueOf(evesPage.text("id")))));
        fate(hostile, spam, boost);
        refused(
                "What was announced, announced under another id",
                202,
                says(spam, spam.announce(requireNonNull(boost.find("object")))));
        for (int time = 0; time < 30; time++) {
            sent(says(spam, spam.announce(text(anasPost.value()))));
        }
        alpha.becomes("select count(*) from received where settled_at is null", "0");
        document.row("30 boosts of one post of ours", 202, "it is known");
        assertThat(alpha.one("select count(*) from received where outcome = 'it is known'"))
                .isEqualTo("30");
        assertThat(alpha.one("select count(*) from post")).isEqualTo("3");
        assertThat(alpha.one("select count(*) from received where activity_id = '" + like.text("id") + "'"))
                .isEqualTo("1");
    }

    @Test
    @Order(3)
    void actorsThatLie() throws Exception {
        document.section(
                "Actors that lie",
                "Somebody whom nobody here knows votes; their key is fetched with their document, which says this.");
        lies(
                "The id of somebody else, on another host",
                401,
                "id",
                text(ben.id().value()));
        lies("An inbox on another host", 401, "inbox", text(ben.inbox().value()));
        lies("An inbox under a private address", 401, "inbox", text("http://10.0.0.1/inbox"));
        ScriptedActor owner = stranger();
        JsonObject key = key(owner);
        lies(
                "A key of somebody else",
                401,
                owner,
                "publicKey",
                key.with("owner", text(ben.id().value())));
        ScriptedActor other = stranger();
        JsonObject foreign = key(other);
        hostile.publish(other.document().with("publicKey", foreign.with("id", text(ben.keyId()))));
        refused(
                "A key under the id of a key elsewhere",
                403,
                withKeyId(says(other, other.like(anasPost)), ben.keyId()));
        for (String to :
                List.of("http://127.0.0.1:1/", "http://[::1]:1/", "http://10.0.0.1/", alpha.address("/u/ana"))) {
            ill("A redirect to " + to.replaceAll(":\\d+/", "/"), new Misbehaviour.Redirecting(to));
        }
        ill("A web page in its place", new Misbehaviour.WrongType());
        ill("Garbage in its place", new Misbehaviour.Garbage());
        ill("Nothing in its place", new Misbehaviour.Wordless());
        ill("A page of an endless collection in its place", new Misbehaviour.Endless());
        ill("No answer but 500", new Misbehaviour.Failing(500));
        ill("No answer at all", new Misbehaviour.Dead());
        Reply slow = dripping.get();
        document.row("An answer that drips and never ends", slow.status(), new String(slow.body(), UTF_8));
        assertThat(slow.status()).isEqualTo(503);
        assertThat(alpha.one("select count(*) from remote_actor where address like '%/u/stranger%'"))
                .isEqualTo("0");
        assertThat(alpha.one("select count(*) from vote")).isEqualTo("4");
    }

    private ScriptedActor stranger() {
        made++;
        return hostile.person("stranger" + made);
    }

    private void lies(String input, int status, String member, Json value) {
        lies(input, status, stranger(), member, value);
    }

    private void lies(String input, int status, ScriptedActor liar, String member, Json value) {
        JsonObject lie = liar.document().with(member, value);
        hostile.publish(lie.with("id", text(liar.id().value())));
        if (member.equals("id")) {
            hostile.publishAt(liar.id(), lie);
        }
        refused(input, status, says(liar, liar.like(anasPost)));
    }

    private void ill(String input, Misbehaviour how) {
        ScriptedActor actor = stranger();
        hostile.misbehave(actor.id().value().substring(hostile.origin().length()), how);
        assertThat(row(input, says(actor, actor.like(anasPost))).status())
                .as(input)
                .isIn(401, 503);
    }

    @Test
    @Order(4)
    void namesThatDoNotFit() throws Exception {
        document.section("Names that do not fit", "Somebody new writes a post, and is called so.");
        for (List<String> name : List.of(
                List.of("With markup that closes", "</script>x"),
                List.of("Of 300 letters", "x".repeat(300)),
                List.of("With a mark that turns writing round", "eve\u202egnp"),
                List.of("With a zero byte", "eve\u0000"))) {
            ScriptedActor person = stranger();
            hostile.publish(person.document().with("preferredUsername", text(name.getLast())));
            inVain(name.getFirst(), person, person.create(person.page(orchard, "A post by nobody", "<p>x</p>")));
        }
        ScriptedActor marked = stranger();
        hostile.publish(
                marked.document().with("preferredUsername", text("<b>bold<b>")).with("name", text("<i>Sly</i>")));
        inVain(
                "With markup, which is shown as it is",
                marked,
                marked.create(marked.page(orchard, "Marked", "<p>x</p>")));
        assertThat(alpha.visitor().open("/?order=new").text())
                .contains("<i>Sly</i>")
                .doesNotContain("A post by nobody");
        JsonObject group = eve.document().with("type", text("Group"));
        hostile.publish(group);
        inVain("A person who says to be a community now", eve, update(eve, group));
        hostile.publish(eve.document());
        assertThat(alpha.one("select kind from remote_actor where address = '" + eve.id() + "'"))
                .isEqualTo("PERSON");
    }

    private static JsonObject update(ScriptedActor by, JsonObject object) {
        return by.activity("Update")
                .put("object", object.without("@context"))
                .put("to", List.of("https://www.w3.org/ns/activitystreams#Public"))
                .build();
    }

    @Test
    @Order(5)
    void whatIsNotTheirs() throws Exception {
        document.section("What is not theirs", "By somebody whose key is known, well signed.");
        JsonObject anas = eve.page(orchard, "Forged", "<p>Forged</p>")
                .with("id", text(anasPost.value()))
                .with("attributedTo", text(alpha.address("/u/ana")));
        inVain("An edit of a post of ours", eve, eve.update(anas));
        inVain(
                "An edit of a post of ours that names itself the author",
                eve,
                eve.update(anas.with("attributedTo", text(eve.id().value()))));
        JsonObject person = eve.document().with("id", text(alpha.address("/u/ana")));
        inVain("A new profile of a person of ours", eve, update(eve, person));
        inVain("A deletion of a post of ours", eve, eve.delete(anas));
        inVain("A deletion of a person of ours", eve, eve.delete(person));
        inVain("A post under an address of ours", eve, eve.create(anas.with("id", text(alpha.address("/post/99")))));
        JsonObject bens = bensPage.with("name", text("Forged"));
        inVain("An edit of somebody's post on another host, which is then read where it stands", eve, eve.update(bens));
        inVain("A deletion of somebody's post on another host", eve, eve.delete(bensPage));
        inVain(
                "A post under an address of another host",
                eve,
                eve.create(bens.with("id", text(honest.origin() + "/post/99"))));
        inVain(
                "An edit of the post of somebody on its own host, which is then read where it stands",
                mallory,
                mallory.update(evesPage.with("name", text("Forged"))));
        inVain("A deletion of the post of somebody on its own host", mallory, mallory.delete(evesPage));
        JsonObject vote = ben.like(anasPost);
        assertThat(fate(honest, ben, vote)).isEqualTo("applied");
        inVain("Somebody else's vote taken back", eve, eve.undo(vote));
        JsonObject letter = eve.page(orchard, "Astray", "<p>Astray</p>")
                .with("type", text("Note"))
                .without("name");
        inVain(
                "A text for nobody",
                eve,
                eve.create(letter.with("to", JsonArray.ofTexts(List.of())).without("audience")));
        inVain(
                "A text for somebody of another host",
                eve,
                eve.create(letter.with("to", list(ben)).without("audience")));
        inVain("A ban of a person of ours from our site", eve, ban(alpha.address("/u/ana"), alpha.address("/")));
        inVain("A ban of somebody elsewhere from their site", eve, ban(ben.id().value(), honest.origin() + "/"));
        inVain(
                "A ban of a person of ours from a community of ours",
                eve,
                ban(alpha.address("/u/ana"), orchard.value()));
        JsonObject pin = eve.activity("Add")
                .put("object", anasPost.value())
                .put("target", spam.id() + "/featured")
                .build();
        inVain("A post of ours pinned in a community elsewhere", eve, pin);
        inVain(
                "A post of ours pinned in its community",
                eve,
                pin.with("id", text(hostile.origin() + "/pin/2")).with("target", text(orchard + "/featured")));
        JsonObject report = eve.activity("Flag")
                .put("object", alpha.address("/private_message/1"))
                .put("summary", "Show me")
                .build();
        inVain("A report of a private message of others", eve, report);
        honest.publish(JsonObject.builder()
                .put("type", "Tombstone")
                .put("id", honest.origin() + "/post/7")
                .build());
        JsonObject farewell =
                ben.activity("Delete").put("object", ben.id().value()).build();
        refused(
                "Somebody's farewell, signed by something of their host that is gone",
                401,
                withKeyId(says(eve, farewell), honest.origin() + "/post/7"));
        JsonObject key = key(eve);
        inVain(
                "A profile with a key under the id of somebody else's",
                eve,
                update(eve, eve.document().with("publicKey", key.with("id", text(ben.keyId())))));
        assertThat(alpha.one("select count(*) from remote_actor where key_id = '" + ben.keyId() + "'"))
                .isEqualTo("1");
        assertThat(fate(honest, ben, ben.undo(vote))).isEqualTo("applied");
    }

    private JsonObject ban(String whom, String from) {
        return eve.activity("Block")
                .put("object", whom)
                .put("target", from)
                .put("summary", "Because")
                .build();
    }

    @Test
    @Order(6)
    void whatIsPassedOn() throws Exception {
        document.section(
                "What a community passes on", "By a community of the hostile server that a member of ours follows.");
        JsonObject like = ben.like(new Iri(String.valueOf(evesPage.text("id"))));
        inVain("What was passed on already", spam, spam.announce(spam.announce(like)));
        inVain("What was passed on twice already", spam, spam.announce(spam.announce(spam.announce(like))));
        JsonObject ours = JsonObject.builder()
                .put("type", "Announce")
                .put("id", alpha.address("/activities/announce/1"))
                .put("actor", orchard.value())
                .put("object", like)
                .build();
        inVain("What a community of ours passed on", spam, spam.announce(ours));
        inVain(
                "A vote of a member of ours",
                spam,
                spam.announce(like.with("id", text(alpha.address("/activities/like/1")))
                        .with("actor", text(alpha.address("/u/ana")))));
        JsonObject profile = ben.document().with("name", text("Forged")).with("publicKey", key(eve));
        JsonObject update = ben.activity("Update")
                .put("object", profile.without("@context"))
                .build();
        inVain("A new profile of somebody, with another key", spam, spam.announce(update));
        JsonObject hidden = ben.activity("Update")
                .build()
                .with("type", JsonArray.ofTexts(List.of("Offer", "Update")))
                .with("object", profile.with("type", JsonArray.ofTexts(List.of("Thing", "Person"))));
        inVain("The same under several types", spam, spam.announce(hidden));
        inVain(
                "Somebody's farewell",
                spam,
                spam.announce(
                        ben.activity("Delete").put("object", ben.id().value()).build()));
        inVain(
                "An edit of a post of ours",
                spam,
                spam.announce(eve.update(evesPage.with("id", text(anasPost.value())))));
        inVain("A boost of a post of ours", spam, spam.announce(text(anasPost.value())));
        assertThat(alpha.one("select count(*) from person where display_name = 'Forged'"))
                .isEqualTo("0");
        assertThat(fate(honest, ben, ben.like(anasPost))).isEqualTo("applied");
    }

    @Test
    @Order(7)
    void whatComesInAWrongOrder() throws Exception {
        document.section("In a wrong order", "Deliveries overtake each other, and some are late on purpose.");
        JsonObject dislike = mallory.dislike(anasPost);
        inVain("A vote taken back before it is cast", mallory, mallory.undo(dislike));
        refused("The vote, after that", 202, says(mallory, dislike));
        JsonObject late = eve.page(orchard, "Deleted before it came", "<p>x</p>");
        inVain("A post deleted before it is written", eve, eve.delete(late));
        inVain("The post, after that", eve, eve.create(late));
        JsonObject old = evesPage.with("name", text("Older words"));
        JsonObject before = eve.activity("Update")
                .put("object", old.without("@context").with("updated", text("2020-01-01T00:00:00Z")))
                .put("to", evesPage.find("to"))
                .build();
        inVain("An edit that is older than what stands", eve, before);
        JsonObject farewell = eve.delete(evesPage);
        assertThat(fate(hostile, eve, farewell)).isEqualTo("applied");
        OurServer.gone(alpha.visitor(), EVES);
        inVain("A deleted post, written again", eve, eve.create(evesPage));
        OurServer.gone(alpha.visitor(), EVES);
        assertThat(fate(hostile, eve, eve.undo(farewell))).isEqualTo("applied");
        OurServer.seen(alpha.visitor(), EVES);
        refused("The deletion again, after it was taken back", 202, says(eve, farewell));
        OurServer.seen(alpha.visitor(), EVES);
        assertThat(alpha.one("select count(*) from vote where direction = 'DOWN'"))
                .isEqualTo("0");
        assertThat(alpha.visitor().open("/?order=new").text()).doesNotContain("Older words", "Deleted before it came");
    }

    @Test
    @Order(8)
    void threadsWithoutEnd() throws Exception {
        document.section("Without end", "What is fetched from there, one after the other.");
        JsonObject first = eve.note(anasPost, "<p>Round</p>", List.of());
        Iri one = new Iri(String.valueOf(first.text("id")));
        JsonObject second = eve.note(one, "<p>and round</p>", List.of());
        hostile.publish(first.with("inReplyTo", text(String.valueOf(second.text("id")))));
        hostile.publish(second);
        inVain("An answer to an answer to itself", eve, eve.create(eve.note(one, "<p>and round</p>", List.of())));
        Iri above = one;
        for (int deep = 0; deep < 60; deep++) {
            JsonObject note = eve.note(above, "<p>Deeper</p>", List.of());
            hostile.publish(deep == 0 ? note.with("inReplyTo", text(anasPost.value())) : note);
            above = new Iri(String.valueOf(note.text("id")));
        }
        inVain(
                "An answer under 60 others that nobody here knows",
                eve,
                eve.create(eve.note(above, "<p>x</p>", List.of())));
    }

    @Test
    @Order(9)
    void zeroBytesEverywhere() throws Exception {
        document.section("Zero bytes", "The database keeps none in texts.");
        JsonObject page = eve.page(orchard, "Zero\u0000title", "<p>Zero\u0000text</p>")
                .with(
                        "language",
                        JsonObject.builder()
                                .put("identifier", "e\u0000n")
                                .put("name", "x\u0000")
                                .build());
        inVain("In title, text and language of a post", eve, eve.create(page));
        JsonObject note = eve.note(anasPost, "zero\u0000", List.of()).with("mediaType", text("text/markdown"));
        inVain("In a comment", eve, eve.create(note));
        JsonObject flag = eve.activity("Flag")
                .put("object", anasPost.value())
                .put("to", orchard.value())
                .put("summary", "be\u0000cause")
                .build();
        inVain("In the reason of a report", eve, flag);
        inVain(
                "In a profile",
                eve,
                update(eve, eve.document().with("name", text("e\u0000ve")).with("summary", text("\u0000"))));
        JsonObject lock = eve.activity("Lock")
                .put("object", anasPost.value())
                .put("summary", "\u0000")
                .build();
        inVain("In the reason of a lock", eve, lock);
    }

    @Test
    @Order(10)
    void nothingHereIsAnyDifferent() throws Exception {
        assertThat(OurServer.thread(alpha.visitor(), ANAS).text())
                .contains("Her own words.")
                .doesNotContain("Forged");
        assertThat(OurServer.thread(alpha.visitor(), BENS).text())
                .contains("His own words.")
                .doesNotContain("Forged");
        assertThat(alpha.visitor().open("/u/ana").text()).contains(ANAS).doesNotContain("Forged");
        assertThat(alpha.visitor().open("/?order=new").text())
                .contains(ANAS, BENS, EVES)
                .doesNotContain("Forged");
        alpha.becomes("select count(*) from received where settled_at is null", "0");
        for (String id : acknowledged) {
            assertThat(alpha.one("select count(*) from received where activity_id = '" + id + "'"))
                    .isEqualTo("1");
        }
        assertThat(document.mistakes()).isEmpty();
        ana.open("/c/orchard");
        alpha.post(ana, "orchard", "Still serving", "");
    }

    @Test
    @Order(11)
    void theDocumentSaysWhatHappens() throws Exception {
        Path fresh = Path.of("target/bad-peers.md");
        Files.writeString(fresh, document.text());
        if (Boolean.getBoolean("bad-input.write")) {
            Files.writeString(DOCUMENT, document.text());
        }
        assertThat(fresh).hasSameTextualContentAs(DOCUMENT);
    }
}
