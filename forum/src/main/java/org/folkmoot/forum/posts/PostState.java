package org.folkmoot.forum.posts;

import java.time.Instant;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// A post as deeds need to know it.
///
/// @param saidAt  when it was last written or edited
/// @param removed by a moderator
/// @param deleted by its author
public record PostState(
        PostId id,
        CommunityId communityId,
        PersonId authorId,
        Instant publishedAt,
        Instant saidAt,
        boolean removed,
        boolean deleted,
        boolean locked) {

    public boolean gone() {
        return removed || deleted;
    }
}
