package org.folkmoot.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Context;
import org.folkmoot.activitypub.vocab.DocumentWriter;
import org.folkmoot.activitypub.vocab.DocumentWriter.NoteDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.PageDraft;
import org.folkmoot.activitypub.vocab.DocumentWriter.Text;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.junit.jupiter.api.Test;

/// The examples of FEDERATION.md are what is written, member by member, and are read as what they are called.
class FederationExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("### (.+?)\\n.*?```json\\n(.*?)```", Pattern.DOTALL);

    private static final String GARDEN = "https://forum.example/c/garden";
    private static final String ANA = "https://forum.example/u/ana";
    private static final String BEN = "https://other.example/u/ben";
    private static final String POST = "https://forum.example/post/1";
    private static final Instant MOMENT = Instant.parse("2026-11-03T14:05:00Z");

    private static Map<String, JsonObject> written() {
        JsonObject page = DocumentWriter.page(new PageDraft(
                POST,
                ANA,
                GARDEN,
                "garden",
                "The first tomatoes are red",
                new Text("<p>They <em>grow</em>.</p>\n", "They *grow*."),
                "https://example.org/tomatoes",
                false,
                false,
                "en",
                MOMENT,
                null));
        JsonObject note = DocumentWriter.note(new NoteDraft(
                "https://forum.example/comment/2",
                ANA,
                GARDEN,
                "https://other.example/comment/7",
                BEN,
                List.of(new DocumentWriter.Mention(BEN, "@ben@other.example")),
                new Text("<p>Here too.</p>\n", "Here too."),
                false,
                "en",
                MOMENT,
                null));
        JsonObject follow = ActivityWriter.follow("https://other.example/activities/follow/5", BEN, GARDEN);
        JsonObject vote = ActivityWriter.vote(true, "https://forum.example/activities/like/3", ANA, GARDEN, POST);
        Map<String, JsonObject> written = new LinkedHashMap<>();
        written.put("A post is new in a community of ours", announced(created(page)));
        written.put("A comment of ours that answers somebody elsewhere", created(note));
        written.put("A vote is taken back", ActivityWriter.undo("https://forum.example/activities/undo/4", vote));
        written.put(
                "A follow is accepted",
                ActivityWriter.answer(true, "https://forum.example/activities/accept/6", GARDEN, follow, BEN));
        written.put(
                "A moderator removes a post",
                ActivityWriter.delete(
                        "https://forum.example/activities/delete/8", ANA, GARDEN, POST, "Not about gardens"));
        return written;
    }

    private static JsonObject created(JsonObject object) {
        return ActivityWriter.content(true, "https://forum.example/activities/create/9", ANA, GARDEN, object);
    }

    private static JsonObject announced(JsonObject activity) {
        return ActivityWriter.announce("https://forum.example/activities/announce/10", GARDEN, Context.on(activity));
    }

    private static Map<String, JsonObject> shown() throws Exception {
        Map<String, JsonObject> shown = new LinkedHashMap<>();
        String text = Sources.text(Sources.find().file("FEDERATION.md"));
        for (MatchResult example : EXAMPLE.matcher(text).results().toList()) {
            shown.put(example.group(1), Json.readObject(example.group(2).getBytes(UTF_8)));
        }
        return shown;
    }

    /// Without its context, and that of what stands in it.
    private static JsonObject bare(JsonObject document) {
        JsonObject.Builder bare = JsonObject.builder();
        document.without("@context")
                .members()
                .forEach((name, value) -> bare.put(name, value instanceof JsonObject inner ? bare(inner) : value));
        return bare.build();
    }

    @Test
    void everyExampleIsWhatIsWritten() throws Exception {
        Map<String, JsonObject> expected = new LinkedHashMap<>();
        expected.put("The context", Context.on(JsonObject.builder().build()));
        written().forEach((name, document) -> expected.put(name, bare(document)));
        assertThat(shown()).containsExactlyEntriesOf(expected);
    }

    @Test
    void everyExampleIsReadWithoutAFlaw() throws Exception {
        List<JsonObject> examples = shown().values().stream()
                .filter(example -> example.text("type") != null)
                .toList();
        assertThat(examples).hasSize(written().size());
        for (JsonObject example : examples) {
            assertThat(Vocabulary.read(example).getClass().getSimpleName()).isEqualTo(example.text("type"));
        }
    }
}
