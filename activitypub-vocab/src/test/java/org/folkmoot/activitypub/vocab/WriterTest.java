package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is written is what strict readers take, and reads back as what was meant.
class WriterTest {

    private static final String ADA = "https://a.example/u/ada";
    private static final String GARDEN = "https://b.example/c/garden";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static JsonObject page() {
        return DocumentWriter.page(new DocumentWriter.PageDraft(
                "https://a.example/post/1",
                ADA,
                GARDEN,
                "garden",
                "Tomatoes",
                new DocumentWriter.Text("<p>They <em>grow</em></p>", "They *grow*"),
                "https://news.example/tomatoes",
                false,
                false,
                "en",
                NOON,
                null));
    }

    @Test
    void aPostReadsBackAsWhatWasMeant() {
        Content page = (Content) Vocabulary.read(Json.write(Context.on(page())));
        assertThat(page.type()).isEqualTo("Page");
        assertThat(page.attributedTo()).containsExactly(new Iri(ADA));
        assertThat(page.audience()).isEqualTo(new Iri(GARDEN));
        assertThat(page.name()).isEqualTo("Tomatoes");
        assertThat(page.markdown()).isEqualTo("They *grow*");
        assertThat(page.language()).isEqualTo("en");
        assertThat(page.open()).isTrue();
        assertThat(page.published()).isEqualTo(NOON);
        assertThat(page.attachments().getFirst().address()).isEqualTo(new Iri("https://news.example/tomatoes"));
    }

    @Test
    void aPostNamesItsCommunityFirstAndAnswersNothing() {
        JsonObject page = page();
        assertThat(((JsonArray) Objects.requireNonNull(page.find("to"))).items().getFirst())
                .isEqualTo(new JsonText(GARDEN));
        assertThat(page.find("cc")).isEqualTo(JsonArray.of());
        assertThat(page.members()).doesNotContainKey("inReplyTo");
    }

    @Test
    void theContextStandsFirstAndOnceAndNamesTheVocabularyItself() {
        JsonObject whole = Context.on(Context.on(page()));
        assertThat(whole.members().keySet().iterator().next()).isEqualTo("@context");
        JsonArray context = (JsonArray) Objects.requireNonNull(whole.find("@context"));
        assertThat(context.items().getFirst()).isEqualTo(new JsonText("https://www.w3.org/ns/activitystreams"));
    }

    @Test
    void anAnswerGivesTheWishBackWhole() {
        JsonObject follow = Context.on(ActivityWriter.follow("https://a.example/f/1", ADA, GARDEN));
        Activity.Accept accept = (Activity.Accept)
                Vocabulary.read(ActivityWriter.answer(true, "https://b.example/a/1", GARDEN, follow, ADA));
        Activity.Follow within =
                (Activity.Follow) Objects.requireNonNull(accept.object().thing());
        assertThat(within.id()).isEqualTo(new Iri("https://a.example/f/1"));
        assertThat(within.json().members()).doesNotContainKey("@context");
    }

    @Test
    void whatIsUndoneStandsWithinAndIsAddressedToTheSame() {
        JsonObject like = ActivityWriter.vote(true, "https://a.example/l/1", ADA, GARDEN, "https://b.example/post/9");
        Activity.Undo undo = (Activity.Undo) Vocabulary.read(ActivityWriter.undo("https://a.example/u/1", like));
        assertThat(undo.actor()).isEqualTo(new Iri(ADA));
        assertThat(undo.envelope().to()).contains(new Iri(GARDEN));
        assertThat(undo.envelope().audience()).isEqualTo(new Iri(GARDEN));
        assertThat(undo.object().thing()).isInstanceOf(Activity.Like.class);
    }

    @Test
    void whatIsPassedOnStandsWithinExactlyAsItCame() {
        JsonObject odd = Json.readObject(
                "{\"type\":\"Like\",\"x\":[1.50],\"actor\":\"https://a.example/u/ada\"}".getBytes(UTF_8));
        JsonObject announce = ActivityWriter.announce("https://b.example/an/1", GARDEN, odd);
        assertThat(announce.find("object")).isEqualTo(odd);
        assertThat(announce.find("cc")).isEqualTo(JsonArray.ofTexts(List.of(GARDEN + "/followers")));
    }

    @Test
    void aCommentReachesThoseItAnswersAndMentions() {
        JsonObject note = DocumentWriter.note(new DocumentWriter.NoteDraft(
                "https://a.example/comment/2",
                ADA,
                GARDEN,
                "https://b.example/post/9",
                "https://b.example/u/ben",
                List.of(new DocumentWriter.Mention("https://c.example/u/cy", "@cy@c.example")),
                new DocumentWriter.Text("<p>Yes</p>", "Yes"),
                false,
                null,
                NOON,
                NOON));
        Content read = (Content) Vocabulary.read(note);
        assertThat(read.inReplyTo()).isEqualTo(new Iri("https://b.example/post/9"));
        assertThat(read.cc())
                .containsExactly(
                        new Iri(GARDEN), new Iri("https://b.example/u/ben"), new Iri("https://c.example/u/cy"));
        assertThat(read.mentions()).containsExactly(new Iri("https://c.example/u/cy"));
        assertThat(read.language()).isNull();
    }

    @Test
    void theListsOfACommunityHaveTheShapesThatLemmyTakes() {
        assertThat(DocumentWriter.counted(GARDEN + "/followers", 3).members())
                .containsEntry("type", new JsonText("Collection"))
                .containsEntry("items", JsonArray.of());
        assertThat(DocumentWriter.ordered(GARDEN + "/moderators", null, List.of(new JsonText(ADA)))
                        .members())
                .doesNotContainKey("totalItems");
    }
}
