package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `mail_outbox`. The only place that does.
final class MailOutboxStore {

    private static final String WRITE_TO_MANY = """
            insert into mail_outbox (person_id, kind, about, title, begins_at, ends_at, written_at, due_at)
            select person_id, :kind, :about, :title, :begins, :ends, :now, :now
            from account
            where person_id = any(:people) and email_confirmed_at is not null and mail_consultations
              and (:kind <> 'CLOSING' or mail_reminders)
            on conflict do nothing
            """;

    private static final String WRITE = """
            insert into mail_outbox (person_id, kind, about, title, written_at, due_at)
            values (:person, :kind, :about, '', :now, :now)
            on conflict (person_id, kind, about)
            do update set due_at = excluded.due_at, sent_at = null, given_up_at = null
            """;

    private static final String TAKE_BACK = """
            delete from mail_outbox
            where kind in ('ANNOUNCED', 'OPENED', 'CLOSING') and about = :about and due_at is not null
            """;

    /// To lease it is to put it off: when whoever took it is gone, it is due again.
    private static final String TAKE = """
            with due as materialized (
              select person_id, kind, about from mail_outbox
              where due_at <= :now
              order by due_at
              limit :most
              for update skip locked)
            update mail_outbox
            set due_at = :until, attempts = attempts + 1
            from due
            left join account on account.person_id = due.person_id
            left join person on person.id = due.person_id
            where mail_outbox.person_id = due.person_id and mail_outbox.kind = due.kind and mail_outbox.about = due.about
            returning mail_outbox.person_id, mail_outbox.kind, mail_outbox.about, title, begins_at, ends_at, written_at,
              attempts, person.name, locale, email, email_confirmed_at is not null as confirmed,
              coalesce(mail_consultations, false) as wanted, coalesce(mail_reminders, false) as reminded
            """;

    /// Through the index of what is due (`mail_outbox_due`), a bounded part of it.
    private static final String QUEUE = """
            select count(*) as letters, min(written_at) as oldest
            from (select written_at from mail_outbox where due_at is not null order by due_at limit 10000) waiting
            """;

    MailOutbox.Queue queue(Transaction transaction) {
        return transaction.query(QUEUE).mapTo(MailOutbox.Queue.class).one();
    }

    /// A letter that is due, with what is known of its reader now.
    ///
    /// @param attempts with this one
    /// @param name     null, as the address, for who erased their account
    record Due(
            PersonId personId,
            Mail.Kind kind,
            long about,
            String title,
            @Nullable Instant beginsAt,
            @Nullable Instant endsAt,
            Instant writtenAt,
            int attempts,
            @Nullable String name,
            @Nullable String locale,
            @Nullable String email,
            boolean confirmed,
            boolean wanted,
            boolean reminded) {}

    void write(Transaction transaction, Mail.Kind kind, MailOutbox.Matter matter, long[] people, Instant now) {
        transaction
                .update(WRITE_TO_MANY)
                .bind("kind", kind)
                .bind("about", matter.id())
                .bind("title", matter.title())
                .bind("begins", matter.begins())
                .bind("ends", matter.ends())
                .bind("people", people)
                .bind("now", now)
                .execute();
    }

    void write(Transaction transaction, Mail.Kind kind, PersonId person, Instant now) {
        transaction
                .update(WRITE)
                .bind("person", person)
                .bind("kind", kind)
                .bind("about", now.getEpochSecond())
                .bind("now", now)
                .execute();
    }

    /// Does not send what waits: a newer one stands for it.
    void replace(Transaction transaction, Mail.Kind kind, PersonId person, Instant now) {
        transaction
                .update("""
                        update mail_outbox set due_at = null, given_up_at = :now
                        where person_id = :person and kind = :kind and due_at is not null
                        """)
                .bind("person", person)
                .bind("kind", kind)
                .bind("now", now)
                .execute();
    }

    /// Of two who ask for the same person at once, the second waits.
    void lock(Transaction transaction, PersonId person) {
        transaction
                .query("select person_id from account where person_id = :person for update")
                .bind("person", person)
                .mapTo(Long.class)
                .list();
    }

    /// Of two who ask for one address at once, the second waits.
    void queue(Transaction transaction, String address) {
        transaction
                .query("select pg_advisory_xact_lock(hashtextextended('address', hashtext(lower(:address))))")
                .bind("address", address)
                .mapToMap()
                .list();
    }

    /// How many were asked for, for a person or any account that has the address too.
    ///
    /// @param address null where those of others do not matter
    int asked(Transaction transaction, Mail.Kind kind, PersonId person, @Nullable String address, Instant since) {
        return transaction
                .query("""
                        select count(*) from mail_outbox
                        where kind = :kind and written_at > :since
                          and person_id in (select cast(:person as bigint)
                                            union
                                            select person_id from account where lower(email) = lower(:address))
                        """)
                .bind("person", person)
                .bind("address", address)
                .bind("kind", kind)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    void takeBack(Transaction transaction, long consultation) {
        transaction.update(TAKE_BACK).bind("about", consultation).execute();
    }

    void takeBack(Transaction transaction, long consultation, PersonId person) {
        transaction
                .update(TAKE_BACK + " and person_id = :person")
                .bind("about", consultation)
                .bind("person", person)
                .execute();
    }

    /// Whether anything is due; asked often, and most often in vain.
    boolean waiting(Transaction transaction, Instant now) {
        return transaction
                .query("select exists (select from mail_outbox where due_at <= :now)")
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    List<Due> take(Transaction transaction, Instant now, Instant until, int most) {
        return transaction
                .query(TAKE)
                .bind("now", now)
                .bind("until", until)
                .bind("most", most)
                .mapTo(Due.class)
                .list();
    }

    void sent(Transaction transaction, Due due, Instant at) {
        settle(transaction, due, "due_at = null, sent_at = :at, given_up_at = null", "", at);
    }

    /// Not where a newer one came to stand for it meanwhile.
    void later(Transaction transaction, Due due, Instant at) {
        settle(transaction, due, "due_at = :at", " and due_at is not null", at);
    }

    /// It is kept, so that the same is not written again.
    void givenUp(Transaction transaction, Due due, Instant at) {
        settle(transaction, due, "due_at = null, given_up_at = :at", "", at);
    }

    private static void settle(Transaction transaction, Due due, String how, String which, Instant at) {
        transaction
                .update("update mail_outbox set " + how
                        + " where person_id = :person and kind = :kind and about = :about" + which)
                .bind("person", due.personId())
                .bind("kind", due.kind())
                .bind("about", due.about())
                .bind("at", at)
                .execute();
    }

    /// Forgets what was settled before.
    ///
    /// @return how many
    int forget(Transaction transaction, Instant before) {
        return transaction
                .update("delete from mail_outbox where due_at is null and written_at < :before")
                .bind("before", before)
                .execute();
    }
}
