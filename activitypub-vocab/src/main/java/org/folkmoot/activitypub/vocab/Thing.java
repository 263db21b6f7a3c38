package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.Nullable;

/// An object of ActivityStreams as a forum meets it, read from JSON; the JSON itself is kept whole.
public sealed interface Thing permits Activity, Actor, Content, Collection, Tombstone, Unknown {

    /// Its name in the world; null for something that has none.
    @Nullable
    Iri id();

    /// As it was written, with everything that is not understood here.
    JsonObject json();
}
