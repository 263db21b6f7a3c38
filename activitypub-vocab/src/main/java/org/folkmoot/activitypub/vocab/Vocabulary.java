package org.folkmoot.activitypub.vocab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads things: what they are is decided by their `type` first, and only then are their members read, so that what is
/// wrong can be said with its place and with what should stand there.
///
/// It is lenient about everything that does not matter, and never fails over a kind that it does not know.
public final class Vocabulary {

    private static final Set<String> CONTENTS = Set.of(
            "Page",
            "Note",
            "Article",
            "Video",
            "Audio",
            "Image",
            "Document",
            "Event",
            "Question",
            "ChatMessage",
            "EncryptedMessage");
    private static final Set<String> OTHERS =
            Set.of("Collection", "OrderedCollection", "CollectionPage", "OrderedCollectionPage", "Tombstone");
    private static final Set<String> REARRANGING = Set.of("@graph", "@included", "@reverse");

    private Vocabulary() {}

    /// Reads a document.
    ///
    /// @throws MalformedDocument when it is no JSON, or lacks what its kind cannot be without
    public static Thing read(byte[] document) {
        return read(Json.readObject(document));
    }

    /// Reads what was parsed already.
    ///
    /// @throws MalformedDocument when it lacks what its kind cannot be without, or is nested too deep
    public static Thing read(JsonObject object) {
        return read(new Fields(object));
    }

    static Thing read(Fields fields) {
        if (fields.depth() > Json.DEEPEST) {
            throw new MalformedDocument(fields.path(), "nested at most " + Json.DEEPEST + " deep");
        }
        List<String> types = fields.types();
        for (String type : types) {
            Thing known = known(type, fields);
            if (known != null) {
                return known;
            }
        }
        String type = types.isEmpty() ? "" : types.getFirst();
        if (fields.iri("actor") != null) {
            return Activities.other(type, fields);
        }
        return new Unknown(fields.iri("id"), type, fields.object());
    }

    /// Whether something of this type is read as what it is. Of several types that a document
    /// names, it is the first known one that it is read by: whoever judges a document by its type
    /// has to ask for the same one.
    public static boolean knows(String type) {
        return Actor.Type.of(type) != null
                || Activities.TYPES.contains(type)
                || CONTENTS.contains(type)
                || OTHERS.contains(type);
    }

    /// Whether a document says `@graph`, `@included` or `@reverse` anywhere: such words move things about for readers
    /// of
    /// linked data, so that these understand another document than everybody else. Nothing may be believed over a
    /// signature of linked data that covers them (Mastodon's GHSA-53m7-2wrh-q839).
    public static boolean rearranges(JsonObject document) {
        Deque<Json> open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case JsonObject(var members) -> {
                    if (REARRANGING.stream().anyMatch(members::containsKey)) {
                        return true;
                    }
                    members.values().forEach(open::push);
                }
                case JsonArray(var items) -> items.forEach(open::push);
                case JsonText _, JsonNumber _, JsonTruth _, JsonNull _ -> {}
            }
        }
        return false;
    }

    private static @Nullable Thing known(String type, Fields fields) {
        Actor.Type actor = Actor.Type.of(type);
        if (actor != null) {
            return Actors.read(actor, fields);
        }
        if (Activities.TYPES.contains(type)) {
            return Activities.read(type, fields);
        }
        if (CONTENTS.contains(type)) {
            return Contents.read(type, fields);
        }
        return switch (type) {
            case "Collection", "OrderedCollection" -> collection(false, fields);
            case "CollectionPage", "OrderedCollectionPage" -> collection(true, fields);
            case "Tombstone" ->
                new Tombstone(fields.iri("id"), fields.text("formerType"), fields.moment("deleted"), fields.object());
            default -> null;
        };
    }

    private static Collection collection(boolean page, Fields fields) {
        List<Reference> ordered = fields.items("orderedItems");
        return new Collection(
                fields.iri("id"),
                page,
                fields.count("totalItems"),
                ordered.isEmpty() ? fields.items("items") : ordered,
                fields.reference("first"),
                fields.iri("next"),
                fields.object());
    }
}
