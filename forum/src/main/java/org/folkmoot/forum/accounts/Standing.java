package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Who is banned from the site, and whom each person has blocked. Reads and writes `account_standing` and
/// `person_block`.
public final class Standing {

    /// A ban that counts.
    ///
    /// @param until  null for good
    /// @param byHome whether the person's own server imposed it, and not an admin of ours
    public record Ban(@Nullable Instant until, @Nullable String reason, boolean byHome) {}

    private static final String BAN = """
            insert into account_standing (person_id, banned_at, banned_until, reason, by_home)
            values (:person, :at, :until, :reason, :byHome)
            on conflict (person_id) do update
            set banned_at = excluded.banned_at, banned_until = excluded.banned_until, reason = excluded.reason,
                by_home = excluded.by_home
            """;

    private static final String FIND = """
            select banned_until as until, reason, by_home from account_standing
            where person_id = :person and (banned_until is null or banned_until > :now)
            """;

    /// The ban that holds for a person now.
    public Optional<Ban> ban(Transaction transaction, PersonId person, Instant now) {
        return transaction
                .query(FIND)
                .bind("person", person)
                .bind("now", now)
                .mapTo(Ban.class)
                .findOne();
    }

    /// Bans a person, in place of any ban before.
    public void ban(Transaction transaction, PersonId person, Ban ban, Instant at) {
        transaction
                .update(BAN)
                .bind("person", person)
                .bind("at", at)
                .bind("until", ban.until())
                .bind("reason", ban.reason())
                .bind("byHome", ban.byHome())
                .execute();
    }

    /// Lifts a ban.
    ///
    /// @return false when there was none
    public boolean unban(Transaction transaction, PersonId person, Instant now) {
        boolean held = ban(transaction, person, now).isPresent();
        transaction
                .update("delete from account_standing where person_id = :person")
                .bind("person", person)
                .execute();
        return held;
    }

    void block(Transaction transaction, PersonId person, PersonId blocked, Instant at) {
        transaction
                .update("insert into person_block values (:person, :blocked, :at) on conflict do nothing")
                .bind("person", person)
                .bind("blocked", blocked)
                .bind("at", at)
                .execute();
    }

    void unblock(Transaction transaction, PersonId person, PersonId blocked) {
        transaction
                .update("delete from person_block where person_id = :person and blocked_id = :blocked")
                .bind("person", person)
                .bind("blocked", blocked)
                .execute();
    }

    void forget(Transaction transaction, PersonId person) {
        transaction
                .update("delete from person_block where person_id = :person")
                .bind("person", person)
                .execute();
    }
}
