package org.folkmoot.activitypub.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What holds for any JSON, and for anything that might be sent instead of it.
class JsonPropertyTest {

    private static final List<String> WORDS = List.of(
            "type",
            "id",
            "actor",
            "object",
            "to",
            "cc",
            "tag",
            "attachment",
            "url",
            "name",
            "content",
            "contentMap",
            "source",
            "published",
            "attributedTo",
            "items",
            "first",
            "publicKey",
            "oneOf",
            "endTime");

    private static final List<String> KINDS = List.of(
            "Announce",
            "Create",
            "Undo",
            "Like",
            "Delete",
            "Flag",
            "Block",
            "Page",
            "Note",
            "Question",
            "Person",
            "Group",
            "Collection",
            "OrderedCollectionPage",
            "Tombstone",
            "https://a.example/u/ada",
            "as:Public");

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whateverIsWrittenIsReadAgain(@ForAll("json") Json json) {
        assertThat(Json.read(Json.write(json))).isEqualTo(json);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theCanonicalSpellingIsItsOwn(@ForAll("json") Json json) {
        byte[] once;
        try {
            once = Json.canonical(json);
        } catch (MalformedDocument none) {
            return; // half a surrogate pair somewhere
        }
        assertThat(Json.canonical(Json.read(once))).isEqualTo(once);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anyNumberKeepsItsValueInTheCanonicalSpelling(@ForAll double number) {
        assertThat(Double.parseDouble(CanonicalJson.number(number))).isEqualTo(number == 0 ? 0.0 : number);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anyBytesAreADocumentOrRefused(@ForAll byte[] bytes) {
        understood(bytes);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anyDocumentIsUnderstoodOrRefusedWithAPlace(@ForAll("documents") JsonObject document) {
        try {
            Thing thing = Vocabulary.read(document);
            assertThat(thing.json()).isEqualTo(document);
        } catch (MalformedDocument refused) {
            assertThat(refused.expected()).isNotBlank();
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aDocumentThatIsCutOffIsRefused(@ForAll("documents") JsonObject document, @ForAll int where) {
        byte[] whole = Json.write(document);
        byte[] part = Arrays.copyOf(whole, Math.floorMod(where, whole.length));
        assertThat(understood(part)).isFalse();
    }

    private static boolean understood(byte[] bytes) {
        try {
            Vocabulary.read(bytes);
            return true;
        } catch (MalformedDocument refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<Json> json() {
        return tree(Arbitraries.strings().ascii().ofMaxLength(8), 2);
    }

    @Provide
    Arbitrary<JsonObject> documents() {
        return object(Arbitraries.of(WORDS), tree(Arbitraries.of(WORDS), 2));
    }

    private static Arbitrary<Json> tree(Arbitrary<String> names, int depth) {
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                Arbitraries.of(KINDS).map(JsonText::new),
                Arbitraries.strings().all().ofMaxLength(20).map(JsonText::new),
                Arbitraries.longs().map(JsonNumber::of),
                Arbitraries.doubles().map(number -> new JsonNumber(number.toString())),
                Arbitraries.of(true, false).map(JsonTruth::new),
                Arbitraries.just(JsonNull.NULL));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Json> inner = tree(names, depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.list().ofMaxSize(4).map(JsonArray::new),
                object(names, inner).map(Json.class::cast));
    }

    private static Arbitrary<JsonObject> object(Arbitrary<String> names, Arbitrary<Json> values) {
        return names.list()
                .ofMaxSize(8)
                .flatMap(keys -> values.list().ofSize(keys.size()).map(all -> pair(new ArrayList<>(keys), all)));
    }

    private static JsonObject pair(List<String> names, List<Json> values) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            members.put(names.get(at), values.get(at));
        }
        return new JsonObject(members);
    }
}
