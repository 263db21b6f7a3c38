package org.folkmoot.forum.comments;

import java.time.Instant;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// A comment as deeds need to know it.
///
/// @param depth   0 for an answer to the post itself
/// @param saidAt  when it was last written or edited
/// @param removed by a moderator
/// @param deleted by its author
public record CommentState(
        CommentId id, PostId postId, PersonId authorId, int depth, Instant saidAt, boolean removed, boolean deleted) {

    public boolean gone() {
        return removed || deleted;
    }
}
