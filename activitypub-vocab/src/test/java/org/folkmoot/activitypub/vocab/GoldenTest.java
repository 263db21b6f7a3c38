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
            assertThat(kind(thing)).as("%s", one.from()).isEqualTo(simplified(one.kind()));
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
            assertThat(thing).as("%s %s", one.from(), one.kind()).isNotInstanceOf(Unknown.class);
            if (thing instanceof Actor actor) {
                // GoToSocial shows no inbox to whoever asks without a signature
                assertThat(actor.inbox() == null)
                        .as("%s %s", one.from(), actor.id())
                        .isEqualTo(one.json().find("inbox") == null);
                assertThat(actor.publicKey())
                        .as("%s %s", one.from(), actor.id())
                        .isNotNull();
                if (actor.type() != Actor.Type.APPLICATION) {
                    assertThat(actor.preferredUsername())
                            .as("%s %s", one.from(), actor.id())
                            .isNotEmpty();
                }
            }
            if (thing instanceof Content content) {
                assertThat(content.attributedTo())
                        .as("%s %s", one.from(), content.id())
                        .isNotEmpty();
                assertThat(content.open()).as("%s %s", one.from(), content.id()).isTrue();
                assertThat(content.published())
                        .as("%s %s", one.from(), content.id())
                        .isNotNull();
            }
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

    private static String kind(Thing thing) {
        if (thing instanceof Activity.Other other) {
            return other.type();
        }
        String name = thing.getClass().getSimpleName();
        return switch (thing) {
            case Activity.Accept(var envelope, var object, var json) -> name + within(object);
            case Activity.Reject(var envelope, var object, var json) -> name + within(object);
            case Activity.Undo(var envelope, var object, var json) -> name + within(object);
            case Activity.Create(var envelope, var object, var json) -> name + within(object);
            case Activity.Update(var envelope, var object, var json) -> name + within(object);
            case Activity.Announce(var envelope, var object, var json) -> name + within(object);
            case Content content -> content.type();
            case Actor actor -> actor.type().word();
            default -> name;
        };
    }

    private static String within(Reference reference) {
        Thing thing = reference.thing();
        return thing == null ? "" : "(" + kind(thing) + ")";
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
