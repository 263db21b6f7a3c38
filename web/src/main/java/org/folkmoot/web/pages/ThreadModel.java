package org.folkmoot.web.pages;

import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.values.CommentId;
import org.jspecify.annotations.Nullable;

/// A post with its comments.
///
/// @param replyTo the comment under which a form is open; null for the form under the post
/// @param form    the comment being written
public record ThreadModel(ThreadPage thread, @Nullable CommentId replyTo, Form form) {

    /// A thread as it is opened for reading.
    public ThreadModel(ThreadPage thread) {
        this(thread, null, Form.EMPTY);
    }
}
