package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What five implementations really sent and served is understood; skipped where the recordings are not at hand.
class GoldenTest {

    private record Recorded(String from, String kind, JsonObject json) {}

    @Test
    void everyActivityThatFiveImplementationsSentIsUnderstood() throws IOException {
        List<Recorded> all = recorded("activities.jsonl", "activity");
        assertThat(all).hasSizeGreaterThan(150);
        for (Recorded one : all) {
            Thing thing = Vocabulary.read(one.json());
            assertThat(thing).as("%s %s", one.from(), one.kind()).isInstanceOf(Activity.class);
            Meaning.check(one.from() + " " + one.kind(), thing);
            assertThat(Meaning.kind(thing)).as("%s", one.from()).isEqualTo(simplified(one.kind()));
        }
    }

    @Test
    void everyDocumentThatFiveImplementationsServedIsUnderstood() throws IOException {
        List<Recorded> all = recorded("documents.jsonl", "document");
        assertThat(all).hasSizeGreaterThan(80);
        for (Recorded one : all) {
            if (one.kind().equals("discovery")) {
                continue;
            }
            Thing thing = Vocabulary.read(one.json());
            Meaning.check(one.from() + " " + one.kind(), thing);
        }
    }

    /// What we hold ourselves to is no stricter than what Lemmy writes.
    @Test
    void everythingThatLemmySentAndServedHasTheShapesThatLemmyDemands() throws IOException {
        List<Recorded> all = new ArrayList<>(recorded("activities.jsonl", "activity"));
        all.addAll(recorded("documents.jsonl", "document"));
        all.removeIf(one -> !one.from().startsWith("lemmy"));
        assertThat(all).hasSizeGreaterThan(100);
        for (Recorded one : all) {
            assertThat(LemmyShapes.wrong(one.json())).as("%s", one.kind()).isNull();
        }
    }

    @Test
    void anAnnouncedPostOfLemmySaysAllThatAForumNeeds() throws IOException {
        for (Recorded one : recorded("activities.jsonl", "activity")) {
            if (one.kind().equals("Announce(Create(Page))") && one.from().startsWith("lemmy")) {
                Activity.Announce announce = (Activity.Announce) Vocabulary.read(one.json());
                Activity.Create create = (Activity.Create)
                        Objects.requireNonNull(announce.object().thing());
                Content page = (Content) Objects.requireNonNull(create.object().thing());
                assertThat(page.audience()).isEqualTo(announce.actor());
                assertThat(page.attributedTo()).containsExactly(create.actor());
                assertThat(page.name()).isNotBlank();
                assertThat(page.to()).contains(announce.actor(), Audience.PUBLIC);
            }
        }
    }

    /// The recordings name what stands within a vote or a deletion too, which is read as its id.
    private static String simplified(String kind) {
        return kind.replaceAll("(Like|Dislike|Delete)\\((Article|Tombstone)\\)", "$1");
    }

    /// A folder beside the checkout, or further up.
    private static @Nullable Path beside(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(name))) {
                return at.resolve(name);
            }
        }
        return null;
    }

    private static List<Recorded> recorded(String file, String member) throws IOException {
        Path golden = beside("shared/golden");
        assumeTrue(golden != null, "the recordings are not at hand");
        List<Recorded> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(golden)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                for (String line : Files.readAllLines(folder.resolve(file))) {
                    JsonObject record = Json.readObject(line.getBytes(UTF_8));
                    if (record.find(member) instanceof JsonObject json) {
                        String kind = record.text("kind");
                        all.add(new Recorded(folder.getFileName().toString(), kind == null ? "" : kind, json));
                    }
                }
            }
        }
        return all;
    }
}
