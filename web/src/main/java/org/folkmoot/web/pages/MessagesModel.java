package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.notifications.Conversations;
import org.jspecify.annotations.Nullable;

/// With whom the reader writes.
///
/// @param next where the next page starts; null at the end
public record MessagesModel(
        List<Conversations.Line> lines, @Nullable String next) {}
