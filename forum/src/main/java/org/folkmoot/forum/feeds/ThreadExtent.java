package org.folkmoot.forum.feeds;

import org.folkmoot.values.CommentId;
import org.jspecify.annotations.Nullable;

/// How much of a thread is shown.
///
/// @param at    the comment whose branch this is; null for the thread itself
/// @param from  how many answers to it, or to the post, were passed over
/// @param next  where the next part begins, counted like `from`; 0 when none follows
/// @param later how many comments that and what comes after it have
public record ThreadExtent(@Nullable CommentId at, int from, int next, int later) {

    /// Everything there is.
    public static final ThreadExtent WHOLE = new ThreadExtent(null, 0, 0, 0);

    /// Whether a reader came into the middle of a thread, and may want its beginning.
    public boolean begun() {
        return at != null || from > 0;
    }
}
