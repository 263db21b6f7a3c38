package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.moderation.WaitingView;
import org.folkmoot.values.CommentId;
import org.jspecify.annotations.Nullable;

/// What waits to be looked at. Each line can be released or removed.
///
/// @param next where the list goes on; null at its end
public record WaitingModel(
        List<WaitingView.Line> lines, @Nullable String next) {

    /// Where something is acted upon.
    public String path(WaitingView.Line line) {
        CommentId comment = line.comment();
        return comment == null ? Paths.post(line.post()) : Paths.comment(comment);
    }
}
