package org.folkmoot.activitypub.vocab;

import java.util.regex.Pattern;

/// A number of JSON, spelt as it came.
///
/// @param literal as RFC 8259, section 6 has it
public record JsonNumber(String literal) implements Json {

    private static final Pattern LITERAL = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    /// @throws IllegalArgumentException for anything that is not spelt as a number of JSON
    public JsonNumber {
        if (!LITERAL.matcher(literal).matches()) {
            throw new IllegalArgumentException("No number of JSON");
        }
    }

    public static JsonNumber of(long number) {
        return new JsonNumber(Long.toString(number));
    }
}
