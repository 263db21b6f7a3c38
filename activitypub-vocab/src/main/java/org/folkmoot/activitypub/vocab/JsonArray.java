package org.folkmoot.activitypub.vocab;

import java.util.List;

/// A list of JSON.
public record JsonArray(List<Json> items) implements Json {

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(Json... items) {
        return new JsonArray(List.of(items));
    }

    /// Texts, in their order.
    public static JsonArray ofTexts(List<String> texts) {
        return new JsonArray(texts.stream().<Json>map(JsonText::new).toList());
    }
}
