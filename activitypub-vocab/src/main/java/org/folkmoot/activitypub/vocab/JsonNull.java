package org.folkmoot.activitypub.vocab;

/// JSON's `null`.
public record JsonNull() implements Json {

    static final JsonNull NULL = new JsonNull();
}
