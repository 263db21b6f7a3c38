package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.Nullable;

/// A piece of JSON (RFC 8259) as it was written: order of members and spelling of numbers are kept.
public sealed interface Json permits JsonObject, JsonArray, JsonText, JsonNumber, JsonTruth, JsonNull {

    /// The most bytes that are read.
    int MOST_BYTES = 1 << 20;

    /// The deepest nesting that is read.
    int DEEPEST = 64;

    /// Reads a whole document, UTF-8.
    ///
    /// @throws MalformedDocument when it is no JSON, too large, too deep, or names a member twice
    static Json read(byte[] bytes) {
        return JsonText8.read(bytes);
    }

    /// Reads a document that has to be an object.
    ///
    /// @throws MalformedDocument as [#read], and when it is anything else
    static JsonObject readObject(byte[] bytes) {
        if (read(bytes) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedDocument("", "an object");
    }

    /// Writes without white space, UTF-8.
    static byte[] write(Json json) {
        return JsonText8.write(json);
    }

    /// A text, or JSON's null for none.
    static Json text(@Nullable String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }
}
