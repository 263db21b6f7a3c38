package org.folkmoot.activitypub.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads things: what they are is decided by their `type` first, and only then are their members read, so that what is
/// wrong can be said with its place and with what should stand there.
///
/// It is lenient about everything that does not matter, and never fails over a kind that it does not know.
public final class Vocabulary {

    private Vocabulary() {}

    /// Reads a document.
    ///
    /// @throws MalformedDocument when it is no JSON, or lacks what its kind cannot be without
    public static Thing read(byte[] document) {
        return read(Json.readObject(document));
    }

    public static Thing read(JsonObject object) {
        return read(object, "");
    }

    static Thing read(JsonObject object, String path) {
        Fields fields = new Fields(object, path);
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
        return new Unknown(fields.iri("id"), type, object);
    }

    private static @Nullable Thing known(String type, Fields fields) {
        Actor.Type actor = Actor.Type.of(type);
        if (actor != null) {
            return Actors.read(actor, fields);
        }
        if (Activities.TYPES.contains(type)) {
            return Activities.read(type, fields);
        }
        return switch (type) {
            case "Page",
                    "Note",
                    "Article",
                    "Video",
                    "Audio",
                    "Image",
                    "Document",
                    "Event",
                    "Question",
                    "ChatMessage",
                    "EncryptedMessage" -> Contents.read(type, fields);
            case "Collection", "OrderedCollection" -> collection(false, fields);
            case "CollectionPage", "OrderedCollectionPage" -> collection(true, fields);
            case "Tombstone" ->
                new Tombstone(fields.iri("id"), fields.text("formerType"), fields.moment("deleted"), fields.object());
            default -> null;
        };
    }

    private static Collection collection(boolean page, Fields fields) {
        List<Reference> ordered = fields.references("orderedItems");
        return new Collection(
                fields.iri("id"),
                page,
                fields.count("totalItems"),
                ordered.isEmpty() ? fields.references("items") : ordered,
                fields.reference("first"),
                fields.iri("next"),
                fields.object());
    }
}
