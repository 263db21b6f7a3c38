package org.folkmoot.activitypub.federation.finding;

import java.time.Duration;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// What came of fetching a document.
public sealed interface Fetched {

    /// Here it is, from the very address that it names as its own.
    record Found(Iri id, JsonObject document) implements Fetched {}

    /// It was there and will not be again (410).
    record Gone() implements Fetched {}

    /// It is not there, or not for us (404).
    record Missing() implements Fetched {}

    /// Policy keeps us from it.
    record Barred(String why) implements Fetched {}

    /// Something is there that cannot be taken; trying again soon makes no difference.
    ///
    /// @param why half a sentence
    record Unusable(String why) implements Fetched {}

    /// The other server, or the way to it, is not well.
    ///
    /// @param after when to try again, as they say; null when nobody said
    /// @param why   half a sentence
    record NotNow(@Nullable Duration after, String why) implements Fetched {}
}
