package org.folkmoot.rules.visibility;

import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// All about a comment that decides who sees it.
///
/// @param removed  by a moderator
/// @param deleted  by its author
/// @param language a BCP 47 tag; null when not said
public record CommentFacts(
        PersonId author,
        Origin origin,
        PostFacts post,
        boolean removed,
        boolean deleted,
        @Nullable String language) {}
