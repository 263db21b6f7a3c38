package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.notifications.Conversations;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// What the reader and another wrote to each other. Control: `body`.
///
/// @param said     the latest last
/// @param earlier  before which message the earlier ones begin; null when there are none
/// @param blocked  whether the reader blocks the other, whose words are then out of sight
/// @param obstacle what keeps the reader from writing; null when nothing does
public record ConversationModel(
        PersonLine other,
        List<Conversations.Said> said,
        @Nullable String earlier,
        boolean blocked,
        @Nullable Refusal obstacle,
        Form form) {}
