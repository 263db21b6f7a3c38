package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// What is voted on: a post, or a comment under it.
///
/// @param comment null when the post itself is meant
public record VoteTarget(PostId post, @Nullable CommentId comment) {

    public static VoteTarget of(PostId post) {
        return new VoteTarget(post, null);
    }

    /// The comment's id as votes are keyed: 0 for the post itself.
    public long commentKey() {
        return comment == null ? 0 : comment.value();
    }
}
