package org.folkmoot.forum.feeds;

import org.folkmoot.values.CommentId;
import org.jspecify.annotations.Nullable;

/// Which part of a thread is asked for. A thread that is shown whole has only one.
///
/// @param at   the comment whose branch is asked for; null for the thread itself
/// @param from how many answers to it, or to the post, to pass over, at least 0
public record ThreadPart(@Nullable CommentId at, int from) {

    /// As much as is shown of a thread that was just opened.
    public static final ThreadPart BEGINNING = new ThreadPart(null, 0);

    public ThreadPart {
        if (from < 0) {
            throw new IllegalArgumentException("from " + from);
        }
    }

    /// The branch of one comment, with what it answers.
    public static ThreadPart around(@Nullable CommentId comment) {
        return new ThreadPart(comment, 0);
    }
}
