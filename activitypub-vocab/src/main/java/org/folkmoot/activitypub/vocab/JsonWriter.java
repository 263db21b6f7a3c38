package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.Map;

/// Spells JSON out.
///
/// It is ours since what came in must go out again whatever it was: half a surrogate pair, which JSON can say and UTF-8
/// cannot, stays an escape.
final class JsonWriter {

    private static final String DIGITS = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static byte[] write(Json json) {
        JsonWriter writer = new JsonWriter();
        writer.value(json, 0);
        return writer.out.toString().getBytes(UTF_8);
    }

    private void value(Json json, int depth) {
        if (depth > Json.DEEPEST_WRITTEN) {
            throw new IllegalArgumentException("Nested too deep to be written");
        }
        switch (json) {
            case JsonObject(var members) -> object(members, depth);
            case JsonArray array -> array(array, depth);
            case JsonText(var text) -> text(out, text);
            case JsonNumber(var literal) -> out.append(literal);
            case JsonTruth(var truth) -> out.append(truth);
            case JsonNull() -> out.append("null");
        }
    }

    private void object(Map<String, Json> members, int depth) {
        out.append('{');
        String between = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(between);
            text(out, member.getKey());
            out.append(':');
            value(member.getValue(), depth + 1);
            between = ",";
        }
        out.append('}');
    }

    private void array(JsonArray array, int depth) {
        out.append('[');
        for (Iterator<Json> items = array.items().iterator(); items.hasNext(); ) {
            value(items.next(), depth + 1);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    /// A string in quotes, escaped no more than is needed (as RFC 8785, section 3.2.2.2, also wants it).
    static void text(StringBuilder out, String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (Character.isHighSurrogate(letter)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                out.append(letter).append(text.charAt(++at));
            } else {
                letter(out, letter);
            }
        }
        out.append('"');
    }

    private static void letter(StringBuilder out, char letter) {
        switch (letter) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (letter < ' ' || Character.isSurrogate(letter)) {
                    out.append("\\u")
                            .append(DIGITS.charAt(letter >> 12))
                            .append(DIGITS.charAt(letter >> 8 & 0xf))
                            .append(DIGITS.charAt(letter >> 4 & 0xf))
                            .append(DIGITS.charAt(letter & 0xf));
                } else {
                    out.append(letter);
                }
            }
        }
    }
}
