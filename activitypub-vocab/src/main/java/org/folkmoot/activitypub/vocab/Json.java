package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.Nullable;

/// A piece of JSON (RFC 8259) as it was written: order of members and spelling of numbers are kept.
public sealed interface Json permits JsonObject, JsonArray, JsonText, JsonNumber, JsonTruth, JsonNull {

    /// The most bytes that are read.
    int MOST_BYTES = 1 << 20;

    /// The deepest nesting that is read.
    int DEEPEST = 64;

    /// The most items of one list that are read.
    int MOST_ITEMS = 10_000;

    /// The deepest nesting that is written: more than is read, since what is passed on is wrapped.
    int DEEPEST_WRITTEN = 500;

    /// Reads a whole document in well-formed UTF-8, with or without a byte order mark.
    ///
    /// @throws MalformedDocument when it is no JSON, too large, too deep, too crowded, or names a member twice
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
    ///
    /// @throws IllegalArgumentException when it is nested deeper than [#DEEPEST_WRITTEN]
    static byte[] write(Json json) {
        return JsonWriter.write(json);
    }

    /// Writes in the one spelling that can be signed (JCS, RFC 8785): the same for everybody who means the same.
    ///
    /// @throws MalformedDocument for numbers beyond a double and for halves of surrogate pairs
    static byte[] canonical(Json json) {
        return CanonicalJson.of(json);
    }

    /// A text, or JSON's null for none.
    static Json text(@Nullable String text) {
        return text == null ? JsonNull.NULL : new JsonText(text);
    }
}
