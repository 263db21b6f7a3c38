package org.folkmoot.activitypub.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that we write is taken by the strictest reader there is, and means what was meant.
class LemmyShapesTest {

    private static final String ADA = "https://a.example/u/ada";
    private static final String BEN = "https://b.example/u/ben";
    private static final String GROUP = "https://a.example/c/garden";
    private static final String SITE = "https://a.example/";
    private static final String POST = "https://a.example/post/1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DocumentWriter.Text WORDS =
            new DocumentWriter.Text("<p>They <em>grow</em></p>", "They *grow*");

    private static JsonObject actor(Actor.Type type, String id) {
        boolean group = type == Actor.Type.GROUP;
        return DocumentWriter.actor(
                new DocumentWriter.ActorDraft(
                        type,
                        id,
                        "garden",
                        "The garden",
                        WORDS.html(),
                        WORDS.markdown(),
                        "https://a.example/inbox",
                        id + "/outbox",
                        "https://a.example/inbox",
                        id + "/followers",
                        group ? id + "/featured" : null,
                        group ? id + "/moderators" : null,
                        "-----BEGIN PUBLIC KEY-----\nU3ludGhldGlj\n-----END PUBLIC KEY-----\n",
                        false,
                        true,
                        "garden@a.example",
                        NOON,
                        NOON),
                new DocumentWriter.ActorExtras(
                        "https://a.example/icon.png",
                        "https://a.example/banner.png",
                        type == Actor.Type.PERSON ? id + "/following" : null,
                        type == Actor.Type.APPLICATION ? WORDS : null,
                        List.of("en", "und"),
                        List.of(new Actor.Multikey(new Iri(id + "#ed25519-key"), new Iri(id), "z6MkSynthetic")),
                        true));
    }

    private static JsonObject page(String link) {
        return DocumentWriter.page(new DocumentWriter.PageDraft(
                POST, ADA, GROUP, "garden", "Tomatoes", WORDS, link, true, true, "en", NOON, NOON));
    }

    private static JsonObject note() {
        return DocumentWriter.note(new DocumentWriter.NoteDraft(
                "https://a.example/comment/2",
                ADA,
                GROUP,
                POST,
                BEN,
                List.of(new DocumentWriter.Mention(BEN, "@ben@b.example")),
                WORDS,
                true,
                "en",
                NOON,
                null));
    }

    private static DocumentWriter.LetterDraft letter() {
        return new DocumentWriter.LetterDraft("https://a.example/private_message/1", ADA, BEN, WORDS, NOON, NOON);
    }

    private static String id(String kind) {
        return "https://a.example/activities/" + kind + "/1";
    }

    static List<JsonObject> everythingWeWrite() {
        List<JsonObject> all = new ArrayList<>(List.of(
                actor(Actor.Type.PERSON, ADA),
                actor(Actor.Type.SERVICE, ADA),
                actor(Actor.Type.GROUP, GROUP),
                actor(Actor.Type.APPLICATION, SITE),
                page("https://news.example/tomatoes"),
                note(),
                DocumentWriter.letter(letter()),
                DocumentWriter.tombstone(POST),
                DocumentWriter.tombstone(POST, "Page", NOON),
                DocumentWriter.counted(GROUP + "/followers", 3),
                DocumentWriter.ordered(GROUP + "/moderators", null, List.of(new JsonText(ADA))),
                DocumentWriter.ordered(GROUP + "/featured", 1L, List.of(page("https://news.example/1")))));
        all.addAll(activities());
        return all;
    }

    private static List<JsonObject> activities() {
        JsonObject follow = ActivityWriter.follow("https://b.example/activities/follow/1", BEN, GROUP);
        JsonObject create = ActivityWriter.content(true, id("create"), ADA, GROUP, page("https://news.example/1"));
        JsonObject vote = ActivityWriter.vote(true, id("like"), ADA, GROUP, POST);
        JsonObject delete = ActivityWriter.delete(id("delete"), ADA, GROUP, POST, "");
        JsonObject lock = ActivityWriter.lock(id("lock"), ADA, GROUP, POST, "too hot");
        JsonObject block = ActivityWriter.block(id("block"), ADA, BEN, GROUP, GROUP, true, "spam", NOON);
        JsonObject forgotten =
                ActivityWriter.deleteLetter(id("delete"), ADA, BEN, "https://a.example/private_message/1");
        return List.of(
                follow,
                ActivityWriter.answer(true, id("accept"), GROUP, Context.on(follow), BEN),
                ActivityWriter.answer(false, id("reject"), GROUP, follow, BEN),
                ActivityWriter.undo(id("undo"), follow),
                create,
                ActivityWriter.content(true, id("create"), ADA, GROUP, note()),
                ActivityWriter.content(false, id("update"), ADA, GROUP, note()),
                ActivityWriter.update(id("update"), ADA, GROUP, actor(Actor.Type.GROUP, GROUP)),
                ActivityWriter.letter(true, id("create"), ADA, BEN, DocumentWriter.letter(letter())),
                ActivityWriter.letter(false, id("update"), ADA, BEN, DocumentWriter.letter(letter())),
                forgotten,
                ActivityWriter.undo(id("undo"), forgotten),
                vote,
                ActivityWriter.vote(false, id("dislike"), ADA, GROUP, POST),
                ActivityWriter.undo(id("undo"), vote),
                delete,
                ActivityWriter.undo(id("undo"), delete),
                ActivityWriter.deleteActor(id("delete"), ADA, true),
                ActivityWriter.announce(id("announce"), GROUP, Context.on(create)),
                ActivityWriter.announce(id("announce"), GROUP, new JsonText(POST)),
                ActivityWriter.announce(id("announce"), GROUP, ActivityWriter.undo(id("undo"), lock)),
                ActivityWriter.flag(id("flag"), ADA, GROUP, POST, "spam"),
                block,
                ActivityWriter.block(id("block"), ADA, BEN, SITE, null, false, null, null),
                ActivityWriter.undo(id("undo"), block),
                lock,
                ActivityWriter.undo(id("undo"), lock),
                ActivityWriter.list(true, id("add"), ADA, GROUP, POST, GROUP + "/featured"),
                ActivityWriter.list(false, id("remove"), ADA, GROUP, BEN, GROUP + "/moderators"));
    }

    @ParameterizedTest
    @MethodSource("everythingWeWrite")
    void whatWeWriteIsTaken(JsonObject document) {
        assertThat(LemmyShapes.wrong(Context.on(document))).isNull();
    }

    @ParameterizedTest
    @MethodSource("everythingWeWrite")
    void whatWeWriteMeansWhatWasMeant(JsonObject document) {
        Meaning.check("ours", Vocabulary.read(Json.write(Context.on(document))));
    }

    @ParameterizedTest
    @MethodSource("everythingWeWrite")
    void whatWeWriteIsLightEnoughForEveryInbox(JsonObject document) {
        assertThat(Weight.fits(Context.on(document))).isTrue();
    }

    /// Otherwise the shapes would prove nothing about what we write.
    @ParameterizedTest
    @MethodSource("lemmys")
    void whatLemmyWritesIsTakenAndWithoutAnActorOrAnIdItIsNot(String file) {
        JsonObject document = PeersTest.read(file).json();
        assertThat(LemmyShapes.wrong(document)).isNull();
        assertThat(LemmyShapes.wrong(document.without("id"))).contains("id: there");
        for (String needed : List.of("actor", "object", "publicKey", "attributedTo", "inReplyTo", "orderedItems")) {
            boolean optional = needed.equals("attributedTo") && document.find("publicKey") != null;
            if (document.find(needed) != null && !optional) {
                assertThat(LemmyShapes.wrong(document.without(needed)))
                        .as("without %s", needed)
                        .contains(needed + ": there");
            }
        }
    }

    static List<String> lemmys() throws IOException {
        return PeersTest.files().stream()
                .filter(file -> file.startsWith("lemmy-"))
                .toList();
    }

    @Test
    void theShapesRefuseWhatLemmyRefuses() {
        JsonObject announce = ActivityWriter.announce(id("announce"), GROUP, new JsonText(POST));
        assertThat(LemmyShapes.wrong(announce.without("cc"))).isEqualTo("cc: there");
        assertThat(LemmyShapes.wrong(announce.with("to", JsonArray.of(new JsonText(GROUP)))))
                .isEqualTo("to: addressed to everybody");
        JsonObject page = page("https://news.example/1");
        assertThat(LemmyShapes.wrong(page.with("inReplyTo", new JsonText(POST))))
                .isEqualTo("inReplyTo: absent");
        assertThat(LemmyShapes.wrong(page.with("published", new JsonText("2026-03-01"))))
                .isEqualTo("published: a time");
        JsonObject video =
                JsonObject.builder().put("type", "Video").put("url", POST).build();
        assertThat(LemmyShapes.wrong(page.with("attachment", JsonArray.of(video))))
                .startsWith("attachment: ");
        JsonObject undo = ActivityWriter.undo(id("undo"), ActivityWriter.follow(id("follow"), ADA, GROUP));
        assertThat(LemmyShapes.wrong(undo.with("object", new JsonText(id("follow")))))
                .isNotNull();
        JsonObject followers = DocumentWriter.counted(GROUP + "/followers", 3);
        assertThat(LemmyShapes.wrong(followers.with("items", JsonArray.of(new JsonText(ADA)))))
                .isEqualTo("items: an empty list");
    }

    @Test
    void aListMayBeSpreadOverPages() {
        Collection list =
                (Collection) Vocabulary.read(DocumentWriter.paged(ADA + "/outbox", 40, ADA + "/outbox/page/1"));
        assertThat(list.total()).isEqualTo(40);
        assertThat(list.first()).isEqualTo(new Reference.ById(new Iri(ADA + "/outbox/page/1")));
        Collection page = (Collection) Vocabulary.read(DocumentWriter.page(
                ADA + "/outbox/page/1", ADA + "/outbox", ADA + "/outbox/page/2", List.of(new JsonText(POST))));
        assertThat(page.page()).isTrue();
        assertThat(page.next()).isEqualTo(new Iri(ADA + "/outbox/page/2"));
        assertThat(page.items()).containsExactly(new Reference.ById(new Iri(POST)));
    }

    @Test
    void aLetterForEverybodyElseIsANoteToOne() {
        Content note = (Content) Vocabulary.read(
                DocumentWriter.plainLetter(letter(), new DocumentWriter.Mention(BEN, "@ben@b.example")));
        assertThat(note.type()).isEqualTo("Note");
        assertThat(note.to()).containsExactly(new Iri(BEN));
        assertThat(note.open()).isFalse();
    }

    @Test
    void whatIsTooHeavyGoesByItsIdAlone() {
        JsonObject light = ActivityWriter.content(true, id("create"), ADA, GROUP, page("https://news.example/1"));
        assertThat(Weight.lightened(light)).isSameAs(light);
        JsonObject heavy =
                light.with("object", page("https://news.example/1").with("content", new JsonText("é".repeat(31_000))));
        assertThat(Weight.of(heavy)).isGreaterThan(Weight.MOST);
        assertThat(Weight.lightened(heavy).find("object")).isEqualTo(new JsonText(POST));
        Map<String, Json> nameless = new LinkedHashMap<>(heavy.members());
        nameless.put(
                "object",
                JsonObject.builder().put("content", "x".repeat(70_000)).build());
        JsonObject whole = new JsonObject(nameless);
        assertThat(Weight.lightened(whole)).isSameAs(whole);
    }
}
