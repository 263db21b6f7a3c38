package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.PersonId;

/// Reads and writes `message_report`. The only place that does.
final class MessageReportStore {

    private static final String FILE = """
            insert into message_report (message_id, reporter_id, sender_id, body, reason, reported_at)
            values (:message, :reporter, :sender, :body, :reason, :at)
            on conflict do nothing
            returning id
            """;

    /// Empty when the same person has an open report of it.
    Optional<MessageReportId> file(
            Transaction transaction, MessageState message, PersonId reporter, String reason, Instant at) {
        return transaction
                .query(FILE)
                .bind("message", message.id())
                .bind("reporter", reporter)
                .bind("sender", message.senderId())
                .bind("body", message.body())
                .bind("reason", reason)
                .bind("at", at)
                .mapTo(MessageReportId.class)
                .findOne();
    }

    /// Whether a report is open; empty when there is none.
    Optional<Boolean> lock(Transaction transaction, MessageReportId report) {
        return transaction
                .query("select resolved_at is null from message_report where id = :id for update")
                .bind("id", report)
                .mapTo(Boolean.class)
                .findOne();
    }

    void resolve(Transaction transaction, MessageReportId report, PersonId by, Instant at) {
        transaction
                .update("update message_report set resolved_at = :at, resolved_by = :by where id = :id")
                .bind("id", report)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /// Forgets what was reported of somebody's.
    void forget(Transaction transaction, PersonId sender) {
        transaction
                .update("delete from message_report where sender_id = :sender")
                .bind("sender", sender)
                .execute();
    }
}
