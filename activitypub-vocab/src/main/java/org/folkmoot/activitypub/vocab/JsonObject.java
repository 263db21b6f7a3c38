package org.folkmoot.activitypub.vocab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of JSON, its members in their order.
///
/// @param members unmodifiable
public record JsonObject(Map<String, Json> members) implements Json {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The member of that name; null when there is none, or it is JSON's null.
    public @Nullable Json find(String name) {
        Json member = members.get(name);
        return member instanceof JsonNull ? null : member;
    }

    /// The member of that name when it is a text; null for anything else.
    public @Nullable String text(String name) {
        return members.get(name) instanceof JsonText(String text) ? text : null;
    }

    /// The same with this member, in its place when it was there and at the end otherwise.
    public JsonObject with(String name, Json value) {
        Map<String, Json> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    public JsonObject without(String name) {
        Map<String, Json> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return new JsonObject(fewer);
    }

    /// Puts an object together; what is null is left out.
    public static final class Builder {

        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, @Nullable Json value) {
            if (value != null) {
                members.put(name, value);
            }
            return this;
        }

        public Builder put(String name, @Nullable String text) {
            return put(name, text == null ? null : new JsonText(text));
        }

        public Builder put(String name, boolean truth) {
            return put(name, new JsonTruth(truth));
        }

        public Builder put(String name, long number) {
            return put(name, JsonNumber.of(number));
        }

        /// A list of texts, also when it is empty.
        public Builder put(String name, List<String> texts) {
            return put(name, JsonArray.ofTexts(texts));
        }

        /// An explicit null.
        public Builder putNull(String name) {
            return put(name, JsonNull.NULL);
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
