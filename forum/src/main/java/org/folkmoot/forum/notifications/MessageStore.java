package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `private_message` and `private_message_address`. The only place that does.
final class MessageStore {

    private static final String STATE = """
            select id, sender_id, recipient_id, body, sent_at, edited_at, deleted_at is not null as deleted
            from private_message
            """;

    private static final String INSERT = """
            insert into private_message (sender_id, recipient_id, body, sent_at)
            values (:sender, :recipient, :body, :at)
            returning id
            """;

    private static final String JUST_WRITTEN = """
            select id from private_message
            where sender_id = :sender and recipient_id = :recipient and sent_at > :since and body = :body
              and deleted_at is null
            order by id desc limit 1
            """;

    /// What goes with a person: what they wrote, when they want that; and what nobody is left to read.
    private static final String ERASE = """
            with erased as (
              delete from private_message message
              where (sender_id = :person and (:written or not exists (
                      select from person where person.id = message.recipient_id and person.deleted_at is null)))
                 or (recipient_id = :person and not exists (
                      select from person where person.id = message.sender_id and person.deleted_at is null))
              returning id)
            delete from private_message_address where message_id in (select id from erased)
            """;

    MessageId insert(Transaction transaction, PersonId sender, PersonId recipient, String body, Instant at) {
        return transaction
                .query(INSERT)
                .bind("sender", sender)
                .bind("recipient", recipient)
                .bind("body", body)
                .bind("at", at)
                .mapTo(MessageId.class)
                .one();
    }

    /// The same words to the same person, since a time.
    Optional<MessageId> justWritten(
            Transaction transaction, PersonId sender, PersonId recipient, String body, Instant since) {
        return transaction
                .query(JUST_WRITTEN)
                .bind("sender", sender)
                .bind("recipient", recipient)
                .bind("body", body)
                .bind("since", since)
                .mapTo(MessageId.class)
                .findOne();
    }

    Optional<MessageState> find(Transaction transaction, MessageId message) {
        return transaction
                .query(STATE + "where id = :id")
                .bind("id", message)
                .mapTo(MessageState.class)
                .findOne();
    }

    Optional<MessageState> lock(Transaction transaction, MessageId message) {
        return transaction
                .query(STATE + "where id = :id for update")
                .bind("id", message)
                .mapTo(MessageState.class)
                .findOne();
    }

    void edit(Transaction transaction, MessageId message, String body, Instant at) {
        transaction
                .update("update private_message set body = :body, edited_at = :at where id = :id")
                .bind("id", message)
                .bind("body", body)
                .bind("at", at)
                .execute();
    }

    /// @param at null to bring it back
    void deleted(Transaction transaction, MessageId message, @Nullable Instant at) {
        transaction
                .update("update private_message set deleted_at = :at where id = :id")
                .bind("id", message)
                .bind("at", at)
                .execute();
    }

    /// Marks what a person got from another as read, up to a message that they saw.
    void read(Transaction transaction, PersonId reader, PersonId sender, MessageId last, Instant at) {
        transaction
                .update("""
                        update private_message set read_at = :at
                        where recipient_id = :reader and sender_id = :sender and id <= :last and read_at is null
                          and deleted_at is null
                        """)
                .bind("reader", reader)
                .bind("sender", sender)
                .bind("last", last)
                .bind("at", at)
                .execute();
    }

    /// The message that another server calls so.
    Optional<MessageId> addressed(Transaction transaction, String url) {
        return transaction
                .query("select message_id from private_message_address where url = :url")
                .bind("url", url)
                .mapTo(MessageId.class)
                .findOne();
    }

    /// Answers false when the address names another message already.
    boolean assign(Transaction transaction, String url, MessageId message) {
        return transaction.update("""
                                insert into private_message_address (url, message_id) values (:url, :message)
                                on conflict do nothing
                                """).bind("url", url).bind("message", message).execute() == 1;
    }

    /// @param written whether what they wrote to others goes too
    void erase(Transaction transaction, PersonId person, boolean written) {
        transaction
                .update(ERASE)
                .bind("person", person)
                .bind("written", written)
                .execute();
    }
}
