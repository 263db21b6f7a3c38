package org.folkmoot.activitypub.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shapes of five implementations, with names and words of our own, mean what they mean.
class PeersTest {

    private static Path folder() {
        URL peers = Objects.requireNonNull(PeersTest.class.getResource("/peers"));
        try {
            return Path.of(peers.toURI());
        } catch (URISyntaxException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static Thing read(String file) {
        try {
            return Vocabulary.read(Files.readAllBytes(folder().resolve(file)));
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatStandsThereIsWhatIsRead(String file) {
        Thing thing = read(file);
        Meaning.check(file, thing);
        assertThat(Vocabulary.rearranges(thing.json())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theKindIsTheOneThatTheFileIsNamedBy(String file) {
        String name = file.substring(file.indexOf('/') + 1).replace(".json", "");
        if (!name.startsWith("document-")) {
            assertThat(spelt(Meaning.kind(read(file))))
                    .isEqualTo(name.replaceAll("-(like|delete)-.*", "-$1").replace("delete-tombstone", "delete"));
        }
    }

    private static String spelt(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .replace("(", "-")
                .replace(")", "")
                .toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsWrittenAgainIsReadAlike(String file) {
        Thing thing = read(file);
        assertThat(Vocabulary.read(Json.write(thing.json()))).isEqualTo(thing);
        assertThat(Json.read(Json.canonical(thing.json()))).isEqualTo(thing.json());
    }

    @Test
    void lemmyAnnouncesAPost() {
        Activity.Announce announce = (Activity.Announce) read("lemmy-0.19.20/announce-create-page.json");
        Activity.Create create =
                (Activity.Create) Objects.requireNonNull(announce.object().thing());
        Content page = (Content) Objects.requireNonNull(create.object().thing());
        assertThat(announce.actor()).isEqualTo(new Iri("https://north.example/c/ivy"));
        assertThat(page.audience()).isEqualTo(announce.actor());
        assertThat(page.attributedTo()).containsExactly(new Iri("https://north.example/u/oak"));
        assertThat(page.name()).isEqualTo("Who has seeds to swap?");
        assertThat(page.markdown()).isEqualTo("A **late** frost took the pears");
        assertThat(page.attachments())
                .containsExactly(new Content.Attachment(
                        "Image",
                        new Iri("https://south.example/pictrs/image/1003.png"),
                        "Plant the beans in May",
                        null));
        assertThat(page.open()).isTrue();
        assertThat(page.inReplyTo()).isNull();
    }

    @Test
    void lemmysModeratorsGiveTheirReasonAlsoWhenItIsEmpty() {
        Activity.Announce announce = (Activity.Announce) read("lemmy-0.19.20/announce-delete.json");
        Activity.Delete delete =
                (Activity.Delete) Objects.requireNonNull(announce.object().thing());
        assertThat(delete.removal()).isTrue();
        assertThat(delete.envelope().summary()).isEmpty();
    }

    @Test
    void lemmysLettersAreAddressedToOneAndToNobodyElse() {
        Activity.Create create = (Activity.Create) read("lemmy-0.19.20/create-chat-message.json");
        Content letter = (Content) Objects.requireNonNull(create.object().thing());
        assertThat(letter.type()).isEqualTo("ChatMessage");
        assertThat(letter.to()).hasSize(1);
        assertThat(letter.open()).isFalse();
    }

    @Test
    void pieFedsPollHasItsChoicesAndItsEnd() {
        Activity.Create create = (Activity.Create) read("piefed-1.7.0-dev/create-question.json");
        Content poll = (Content) Objects.requireNonNull(create.object().thing());
        assertThat(poll.choices()).containsExactly(new Content.Choice("one", 0L), new Content.Choice("two", 0L));
        assertThat(poll.endTime()).isNotNull();
        assertThat(poll.language()).isEqualTo("en");
        assertThat(poll.commentsEnabled()).isTrue();
        assertThat(poll.stickied()).isFalse();
    }

    @Test
    void pieFedGivesAFollowBackWithANullInIt() {
        Activity.Accept accept = (Activity.Accept) read("piefed-1.7.0-dev/accept-follow.json");
        Activity.Follow follow =
                (Activity.Follow) Objects.requireNonNull(accept.object().thing());
        assertThat(follow.object()).isEqualTo(accept.actor());
        assertThat(accept.envelope().to()).containsExactly(follow.actor());
        assertThat(follow.envelope().to()).isEmpty();
    }

    @Test
    void goToSocialNeedsNoListForOne() {
        Activity.Create create = (Activity.Create) read("gotosocial-0.20.0-rc1/create-note.json");
        Content note = (Content) Objects.requireNonNull(create.object().thing());
        assertThat(create.json().find("to")).isInstanceOf(JsonText.class);
        assertThat(note.json().find("tag")).isInstanceOf(JsonObject.class);
        assertThat(note.open()).isTrue();
        assertThat(note.mentions()).hasSize(1);
        assertThat(note.language()).isEqualTo("en");
    }

    @Test
    void mitraAcceptsAndUndoesByIdAlone() {
        Activity.Accept accept = (Activity.Accept) read("mitra-5.9.2-dev/accept.json");
        assertThat(accept.object()).isInstanceOf(Reference.ById.class);
        Activity.Undo undo = (Activity.Undo) read("mitra-5.9.2-dev/undo.json");
        assertThat(undo.object()).isInstanceOf(Reference.ById.class);
        Activity.Delete delete = (Activity.Delete) read("mitra-5.9.2-dev/delete-tombstone.json");
        assertThat(delete.json().find("object")).isInstanceOf(JsonObject.class);
        assertThat(delete.object().host()).isEqualTo(delete.actor().host());
    }

    @Test
    void nodeBbAnnouncesVotesAndNamesActivitiesByFragments() {
        Activity.Announce announce = (Activity.Announce) read("nodebb-4.15.1/announce-like-article.json");
        Activity.Like like =
                (Activity.Like) Objects.requireNonNull(announce.object().thing());
        assertThat(like.object().value()).doesNotContain("#");
        assertThat(Objects.requireNonNull(announce.id()).value()).contains("#activity/");
        assertThat(announce.envelope().open()).isTrue();
    }
}
