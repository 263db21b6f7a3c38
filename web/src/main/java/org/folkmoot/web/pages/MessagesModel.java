package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.notifications.Conversations;
import org.jspecify.annotations.Nullable;

/// With whom the reader writes.
///
/// @param apart whether these are the ones that the member keeps apart
/// @param next where the next page starts; null at the end
public record MessagesModel(
        List<Conversations.Line> lines,
        boolean apart,
        @Nullable String next) {

    /// Conversations that are not kept apart.
    public MessagesModel(List<Conversations.Line> lines, @Nullable String next) {
        this(lines, false, next);
    }
}
