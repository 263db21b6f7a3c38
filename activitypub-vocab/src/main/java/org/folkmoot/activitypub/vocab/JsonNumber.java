package org.folkmoot.activitypub.vocab;

/// A number of JSON, spelt as it came.
public record JsonNumber(String literal) implements Json {

    public static JsonNumber of(long number) {
        return new JsonNumber(Long.toString(number));
    }
}
