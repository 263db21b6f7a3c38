package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `account`, `application` and `account_active_day`. The only place that does.
final class AccountStore {

    private static final String INSERT = """
            insert into account (person_id, password_hash, email, admin, admitted, locale, created_at)
            values (:person, :passwordHash, :email, :admin, :admitted, :locale, :at)
            """;

    private static final String FIND = """
            select account.person_id, person.name, password_hash, email, email_confirmed_at is not null as confirmed,
                   mail_consultations, mail_reminders, admin, admitted, locale, shows_nsfw,
                   application.accepted is not null and not application.accepted as declined,
                   standing.person_id is not null as banned
            from account
            join person on person.id = account.person_id
            left join application on application.person_id = account.person_id
            left join account_standing standing on standing.person_id = account.person_id
              and (standing.banned_until is null or standing.banned_until > :now)
            where account.person_id = :person and person.deleted_at is null
            """;

    /// An account as its deeds need to know it.
    ///
    /// @param confirmed whether letters to the address reached them
    /// @param admitted  false while an application waits or was declined
    record Account(
            PersonId personId,
            String name,
            String passwordHash,
            @Nullable String email,
            boolean confirmed,
            boolean mailConsultations,
            boolean mailReminders,
            boolean admin,
            boolean admitted,
            @Nullable String locale,
            boolean showsNsfw,
            boolean declined,
            boolean banned) {

        Wishes wishes() {
            return new Wishes(mailConsultations, mailReminders);
        }
    }

    void insert(
            Transaction transaction,
            PersonId person,
            String passwordHash,
            @Nullable String email,
            boolean admin,
            boolean admitted,
            @Nullable String locale,
            Instant at) {
        transaction
                .update(INSERT)
                .bind("person", person)
                .bind("passwordHash", passwordHash)
                .bind("email", email)
                .bind("admin", admin)
                .bind("admitted", admitted)
                .bind("locale", locale)
                .bind("at", at)
                .execute();
    }

    Optional<Account> find(Transaction transaction, PersonId person, Instant now) {
        return transaction
                .query(FIND)
                .bind("person", person)
                .bind("now", now)
                .mapTo(Account.class)
                .findOne();
    }

    /// Whose address that is, compared without case: who confirmed it, and where nobody did, who gave it.
    List<PersonId> byEmail(Transaction transaction, String email) {
        return transaction.query("""
                        select person_id from account
                        where lower(email) = lower(:email)
                          and (email_confirmed_at is not null
                               or not exists (select from account other
                                              where lower(other.email) = lower(:email)
                                                and other.email_confirmed_at is not null))
                        limit 2
                        """).bind("email", email).mapTo(PersonId.class).list();
    }

    /// Who confirmed that address, compared without case.
    List<PersonId> confirmed(Transaction transaction, String email) {
        return transaction.query("""
                        select person_id from account
                        where lower(email) = lower(:email) and email_confirmed_at is not null
                        order by person_id limit 5
                        """).bind("email", email).mapTo(PersonId.class).list();
    }

    /// Whether somebody confirmed that address, and it stays theirs until the transaction ends.
    boolean reads(Transaction transaction, PersonId person, String email) {
        return transaction
                .query("""
                        select person_id from account
                        where person_id = :person and email = :email and email_confirmed_at is not null
                        for share
                        """)
                .bind("person", person)
                .bind("email", email)
                .mapTo(PersonId.class)
                .findOne()
                .isPresent();
    }

    /// Another address, which is not confirmed by that.
    void address(Transaction transaction, PersonId person, @Nullable String email) {
        transaction
                .update("update account set email = :email, email_confirmed_at = null where person_id = :person")
                .bind("person", person)
                .bind("email", email)
                .execute();
    }

    /// Answers false when that is not their address any more.
    boolean confirm(Transaction transaction, PersonId person, String email, Instant at) {
        return transaction
                        .update("""
                        update account set email_confirmed_at = coalesce(email_confirmed_at, :at)
                        where person_id = :person and email = :email
                        """)
                        .bind("person", person)
                        .bind("email", email)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    void letters(Transaction transaction, PersonId person, Wishes wishes) {
        transaction
                .update("""
                        update account set mail_consultations = :asked, mail_reminders = :reminders
                        where person_id = :person
                        """)
                .bind("person", person)
                .bind("asked", wishes.asked())
                .bind("reminders", wishes.reminders())
                .execute();
    }

    void password(Transaction transaction, PersonId person, String hash) {
        transaction
                .update("update account set password_hash = :hash where person_id = :person")
                .bind("person", person)
                .bind("hash", hash)
                .execute();
    }

    void lens(Transaction transaction, PersonId person, @Nullable String lens) {
        transaction
                .update("update account set lens = :lens where person_id = :person")
                .bind("person", person)
                .bind("lens", lens)
                .execute();
    }

    void preferences(Transaction transaction, PersonId person, @Nullable String locale, boolean showsNsfw) {
        transaction
                .update("""
                        update account set locale = :locale, shows_nsfw = :showsNsfw
                        where person_id = :person
                        """)
                .bind("person", person)
                .bind("locale", locale)
                .bind("showsNsfw", showsNsfw)
                .execute();
    }

    void admin(Transaction transaction, PersonId person, boolean admin) {
        transaction
                .update("update account set admin = :admin where person_id = :person")
                .bind("person", person)
                .bind("admin", admin)
                .execute();
    }

    /// Admins who are still here; locked, so that the last two cannot leave at once.
    int lockAdmins(Transaction transaction) {
        return transaction
                .query("select person_id from account where admin order by person_id for update")
                .mapTo(Long.class)
                .list()
                .size();
    }

    void delete(Transaction transaction, PersonId person) {
        transaction
                .update("delete from application where person_id = :person")
                .bind("person", person)
                .execute();
        transaction
                .update("delete from account_active_day where person_id = :person")
                .bind("person", person)
                .execute();
        transaction
                .update("delete from mail_outbox where person_id = :person")
                .bind("person", person)
                .execute();
        transaction
                .update("delete from account where person_id = :person")
                .bind("person", person)
                .execute();
    }

    void apply(Transaction transaction, PersonId person, String answer, Instant at) {
        transaction
                .update("insert into application (person_id, answer, applied_at) values (:person, :answer, :at)")
                .bind("person", person)
                .bind("answer", answer)
                .bind("at", at)
                .execute();
    }

    /// Answers false when it was decided already, or was never made.
    boolean decide(
            Transaction transaction,
            PersonId person,
            boolean accepted,
            @Nullable String reason,
            PersonId by,
            Instant at) {
        int decided = transaction
                .update("""
                        update application set accepted = :accepted, reason = :reason, decided_by = :by, decided_at = :at
                        where person_id = :person and decided_at is null
                        """)
                .bind("person", person)
                .bind("accepted", accepted)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .execute();
        if (decided == 1 && accepted) {
            transaction
                    .update("update account set admitted = true where person_id = :person")
                    .bind("person", person)
                    .execute();
        }
        return decided == 1;
    }

    void active(Transaction transaction, PersonId person, LocalDate day) {
        transaction
                .update("insert into account_active_day values (:person, :day) on conflict do nothing")
                .bind("person", person)
                .bind("day", day)
                .execute();
    }
}
