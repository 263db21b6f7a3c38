package org.folkmoot.forum.notifications;

import java.time.Instant;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// A private message as its deeds need to know it.
record MessageState(
        MessageId id,
        PersonId senderId,
        PersonId recipientId,
        String body,
        Instant sentAt,
        @Nullable Instant editedAt,
        boolean deleted) {

    /// When its present words were said.
    Instant saidAt() {
        return editedAt == null ? sentAt : editedAt;
    }
}
