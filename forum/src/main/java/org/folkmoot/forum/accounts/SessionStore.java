package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Database;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `session` and `password_link`, which know tokens by their hash only. The only place that does.
final class SessionStore {

    private static final Question<Row> VIEWER = Question.of("""
            select account.person_id, person.name, account.admin, account.locale, account.lens
            from session
            join account on account.person_id = session.person_id
            join person on person.id = session.person_id
            where session.token_hash = :hash and session.expires_at > :now and account.admitted
            """, Row::of, "hash", "now");

    /// Whoever a live session stands for.
    record Row(
            PersonId person,
            String name,
            boolean admin,
            @Nullable String locale,
            @Nullable String lens) {

        private static Row of(Columns row) {
            return new Row(
                    new PersonId(row.nextLong()),
                    row.nextText(),
                    row.nextBoolean(),
                    row.nextTextOrNull(),
                    row.nextTextOrNull());
        }
    }

    void start(
            Transaction transaction,
            byte[] tokenHash,
            PersonId person,
            Instant at,
            Instant expires,
            @Nullable String agent) {
        transaction
                .update("insert into session values (:hash, :person, :at, :expires, :agent)")
                .bind("hash", tokenHash)
                .bind("person", person)
                .bind("at", at)
                .bind("expires", expires)
                .bind("agent", agent)
                .execute();
    }

    /// By a statement of its own, since every request asks.
    Optional<Row> find(Database database, byte[] tokenHash, Instant now) {
        return database.ask(VIEWER, tokenHash, now).stream().findFirst();
    }

    void end(Transaction transaction, byte[] tokenHash) {
        transaction
                .update("delete from session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute();
    }

    void endAll(Transaction transaction, PersonId person) {
        transaction
                .update("delete from session where person_id = :person")
                .bind("person", person)
                .execute();
        unlink(transaction, person);
    }

    /// Ends every link that would set their password.
    void unlink(Transaction transaction, PersonId person) {
        transaction
                .update("delete from password_link where person_id = :person")
                .bind("person", person)
                .execute();
    }

    int sweep(Transaction transaction, Instant now) {
        transaction
                .update("delete from password_link where expires_at <= :now")
                .bind("now", now)
                .execute();
        return transaction
                .update("delete from session where expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    void link(Transaction transaction, byte[] tokenHash, PersonId person, Instant expires) {
        transaction
                .update("insert into password_link values (:hash, :person, :expires)")
                .bind("hash", tokenHash)
                .bind("person", person)
                .bind("expires", expires)
                .execute();
    }

    /// Whose password a link sets; empty when it was used, ran out or never was.
    Optional<PersonId> linked(Transaction transaction, byte[] tokenHash, Instant now) {
        return transaction
                .query("select person_id from password_link where token_hash = :hash and expires_at > :now")
                .bind("hash", tokenHash)
                .bind("now", now)
                .mapTo(PersonId.class)
                .findOne();
    }

    /// As [#linked], and the link is spent: of two who use it at once, the second finds none.
    Optional<PersonId> spend(Transaction transaction, byte[] tokenHash, Instant now) {
        return transaction
                .query("delete from password_link where token_hash = :hash and expires_at > :now returning person_id")
                .bind("hash", tokenHash)
                .bind("now", now)
                .mapTo(PersonId.class)
                .findOne();
    }
}
