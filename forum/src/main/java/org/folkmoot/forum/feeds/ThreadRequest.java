package org.folkmoot.forum.feeds;

import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// How a thread is asked for.
///
/// @param lens   through which votes are counted
/// @param opened a comment that is shown although its reader does not see it otherwise; null for none
public record ThreadRequest(
        PostId post,
        CommentOrder order,
        Lens lens,
        @Nullable CommentId opened,
        ThreadPart part) {

    /// The beginning of a thread, counted as the site does.
    public static ThreadRequest of(PostId post, CommentOrder order) {
        return new ThreadRequest(post, order, new Lens.Site(), null, ThreadPart.BEGINNING);
    }

    public ThreadRequest through(Lens other) {
        return new ThreadRequest(post, order, other, opened, part);
    }

    public ThreadRequest opening(@Nullable CommentId comment) {
        return new ThreadRequest(post, order, lens, comment, part);
    }

    public ThreadRequest part(ThreadPart other) {
        return new ThreadRequest(post, order, lens, opened, other);
    }
}
