package org.folkmoot.activitypub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.Thing;
import org.folkmoot.activitypub.vocab.Unknown;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {

    private static final Set<String> ACTORS = Set.of("person", "group", "application");
    private static final Set<String> ACTIVITIES = Set.of(
            "accept",
            "add",
            "announce",
            "block",
            "create",
            "delete",
            "dislike",
            "flag",
            "follow",
            "like",
            "lock",
            "move",
            "remove",
            "undo",
            "update");

    static List<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordingIsReadAsWhatItIs(Recording recording) {
        Thing thing = Vocabulary.read(Json.readObject(recording.bytes()));
        String outer = recording.kind().split("-", 2)[0];
        if (ACTORS.contains(outer)) {
            assertThat(thing).isInstanceOf(Actor.class);
        } else if (ACTIVITIES.contains(outer)) {
            assertThat(thing).isInstanceOf(Activity.class).isNotInstanceOf(Activity.Other.class);
        } else {
            assertThat(thing).isNotInstanceOfAny(Unknown.class, Activity.class, Actor.class);
        }
        if (!outer.startsWith("orderedcollection")) { // NodeBB's have none
            assertThat(thing.id()).isNotNull();
        }
    }

    @Test
    void everyDialectHasRecordings() {
        Set<String> recorded = Recording.all().stream()
                .map(one -> one.software() + " " + one.version())
                .collect(Collectors.toSet());
        for (Dialect dialect : Dialect.values()) {
            assertThat(recorded).contains(dialect.software() + " " + dialect.version());
        }
    }

    @Test
    void aNameThatIsNoneIsSaidSo() {
        assertThatThrownBy(() -> Recording.of("lemmy-0.19.20/nothing.json")).hasMessageContaining("nothing");
        assertThatThrownBy(() -> Recording.of("../secret.txt")).isInstanceOf(IllegalArgumentException.class);
    }
}
