package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON in the one spelling that can be signed (RFC 8785): members by name, numbers as ECMAScript writes them.
final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    static byte[] of(Json json) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.value(json, 0);
        return canonical.out.toString().getBytes(UTF_8);
    }

    private void value(Json json, int depth) {
        if (depth > Json.DEEPEST_WRITTEN) {
            throw new MalformedDocument("", "nested less deep");
        }
        switch (json) {
            case JsonObject(var members) -> object(members, depth);
            case JsonArray array -> {
                out.append('[');
                String between = "";
                for (Json item : array.items()) {
                    out.append(between);
                    value(item, depth + 1);
                    between = ",";
                }
                out.append(']');
            }
            case JsonText(var text) -> text(text);
            case JsonNumber(var literal) -> out.append(number(Double.parseDouble(literal)));
            case JsonTruth(var truth) -> out.append(truth);
            case JsonNull() -> out.append("null");
        }
    }

    private void object(Map<String, Json> members, int depth) {
        out.append('{');
        String between = "";
        // texts of Java compare by UTF-16 units, which is the order that section 3.2.3 wants
        for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
            out.append(between);
            text(member.getKey());
            out.append(':');
            value(member.getValue(), depth + 1);
            between = ",";
        }
        out.append('}');
    }

    private void text(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedDocument("", "text that Unicode can say");
        }
        JsonWriter.text(out, text);
    }

    /// As ECMAScript's `Number::toString` (ECMA-262, section 6.1.6.1.20).
    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new MalformedDocument("", "numbers that a double can hold");
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + placed(digits, point);
    }

    /// The fewest digits that are read as this number. Java gives at least two, where one may do (5e-324).
    private static BigDecimal shortest(double number) {
        BigDecimal java = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (java.precision() == 2) {
            for (RoundingMode rounding : List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN)) {
                BigDecimal one = java.round(new MathContext(1, rounding));
                if (one.doubleValue() == number) {
                    return one.stripTrailingZeros();
                }
            }
        }
        return java;
    }

    private static String placed(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }
}
