package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.Nullable;

/// Something of a kind that a forum does not know; never an error.
///
/// @param type empty when none is said
public record Unknown(@Nullable Iri id, String type, JsonObject json) implements Thing {}
