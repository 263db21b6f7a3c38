package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is left of something that is gone.
///
/// @param formerType what it was; null when that is not said
public record Tombstone(
        @Nullable Iri id,
        @Nullable String formerType,
        @Nullable Instant deleted,
        JsonObject json) implements Thing {}
