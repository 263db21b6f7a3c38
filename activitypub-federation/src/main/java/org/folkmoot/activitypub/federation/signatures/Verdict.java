package org.folkmoot.activitypub.federation.signatures;

/// What a check of a signature says.
public sealed interface Verdict {

    /// The holder of the key sent this request, to us, within the window of time.
    record Genuine() implements Verdict {}

    record Flawed(Flaw flaw) implements Verdict {}
}
