package org.folkmoot.forum.notifications;

import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;

/// Notes that a member has seen what somebody wrote to them. Nobody else is told, neither here nor elsewhere.
public final class MarkMessagesRead {

    private final Database database;
    private final InstantSource clock;
    private final MessageStore messages = new MessageStore();

    public MarkMessagesRead(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Marks what one person wrote to another as read.
    ///
    /// @param last the latest that they saw; what came in since stays unread
    public void mark(PersonId reader, PersonId sender, MessageId last) {
        database.change(transaction -> messages.read(transaction, reader, sender, last, clock.instant()));
    }
}
