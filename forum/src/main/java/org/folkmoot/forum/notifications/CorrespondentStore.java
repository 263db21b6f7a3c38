package org.folkmoot.forum.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.speech.MessageRule;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Senders;

/// How two people stand to each other, as far as writing between them goes; and from whom each takes a first message.
/// Reads and writes `message_choice`.
final class CorrespondentStore {

    private static final Duration STRANGERS_WITHIN = Duration.ofDays(1);

    /// Who waits to be let in, or was not, is nobody yet.
    private static final String SENDER = """
            select standing.person_id is not null as banned, person.instance_id = 1 as ours,
                   coalesce(account.admin, false) as admin,
                   (select count(*) from (
                      select from private_message where sender_id = :sender
                      group by recipient_id having min(sent_at) > :since) first_ones) as strangers
            from person
            left join account on account.person_id = person.id
            left join account_standing standing on standing.person_id = person.id
              and (standing.banned_until is null or standing.banned_until > :now)
            where person.id = :sender and person.deleted_at is null
            """;

    private static final String RECIPIENT = """
            select person.deleted_at is not null as gone, standing.person_id is not null as banned,
                   exists (select from person_block where person_id = :recipient and blocked_id = :sender) as blocks,
                   exists (select from person_block where person_id = :sender and blocked_id = :recipient) as blocked,
                   coalesce(choice.senders, 'EVERYONE') as takes,
                   exists (select from private_message where sender_id = :recipient and recipient_id = :sender) as wrote,
                   exists (select from private_message where sender_id = :sender and recipient_id = :recipient) as written
            from person
            left join account on account.person_id = person.id
            left join account_standing standing on standing.person_id = person.id
              and (standing.banned_until is null or standing.banned_until > :now)
            left join message_choice choice on choice.person_id = person.id
            where person.id = :recipient
              and (person.instance_id <> 1 or person.deleted_at is not null or account.admitted)
            """;

    /// Who writes; empty when they are nobody, or gone.
    Optional<MessageRule.Sender> sender(Transaction transaction, PersonId sender, Instant now) {
        return transaction
                .query(SENDER)
                .bind("sender", sender)
                .bind("since", now.minus(STRANGERS_WITHIN))
                .bind("now", now)
                .mapTo(MessageRule.Sender.class)
                .findOne();
    }

    /// Who is written to, as they stand to the one who writes; empty when they are nobody.
    Optional<MessageRule.Recipient> recipient(
            Transaction transaction, PersonId sender, PersonId recipient, Instant now) {
        return transaction
                .query(RECIPIENT)
                .bind("sender", sender)
                .bind("recipient", recipient)
                .bind("now", now)
                .mapTo(MessageRule.Recipient.class)
                .findOne();
    }

    /// The server of the one of the two who is not ours; empty when both are.
    Optional<InstanceId> elsewhere(Transaction transaction, PersonId one, PersonId other) {
        return transaction
                .query("select instance_id from person where id in (:one, :other) and instance_id <> 1 limit 1")
                .bind("one", one)
                .bind("other", other)
                .mapTo(InstanceId.class)
                .findOne();
    }

    /// From whom somebody takes a first message.
    Senders choice(Transaction transaction, PersonId person) {
        return transaction
                .query("select senders from message_choice where person_id = :person")
                .bind("person", person)
                .mapTo(Senders.class)
                .findOne()
                .orElse(Senders.EVERYONE);
    }

    void choose(Transaction transaction, PersonId person, Senders senders) {
        transaction
                .update("delete from message_choice where person_id = :person")
                .bind("person", person)
                .execute();
        if (senders != Senders.EVERYONE) {
            transaction
                    .update("insert into message_choice (person_id, senders) values (:person, :senders)")
                    .bind("person", person)
                    .bind("senders", senders)
                    .execute();
        }
    }
}
