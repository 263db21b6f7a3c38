package org.folkmoot.rules.visibility;

import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// All about a post that decides who sees it.
///
/// @param removed  by a moderator
/// @param deleted  by its author
/// @param nsfw     marked so itself; its community may be marked as a whole
/// @param language a BCP 47 tag; null when not said
public record PostFacts(
        PersonId author,
        Origin origin,
        CommunityFacts community,
        boolean removed,
        boolean deleted,
        boolean nsfw,
        @Nullable String language) {

    boolean unsafe() {
        return nsfw || community.nsfw();
    }
}
