package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Who is banned from which community. Reads and writes `community_standing`.
public final class CommunityStanding {

    private static final String BAN = """
            insert into community_standing (person_id, community_id, banned_at, banned_until, reason)
            values (:person, :community, :at, :until, :reason)
            on conflict (person_id, community_id) do update
            set banned_at = excluded.banned_at, banned_until = excluded.banned_until, reason = excluded.reason
            """;

    /// Whether a ban holds for a person there now.
    public boolean banned(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return ban(transaction, community, person, now).isPresent();
    }

    /// The ban that holds for a person there now.
    public Optional<Standing.Ban> ban(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return transaction
                .query("""
                        select banned_until as until, reason, false as by_home from community_standing
                        where person_id = :person and community_id = :community
                          and (banned_until is null or banned_until > :now)
                        """)
                .bind("person", person)
                .bind("community", community)
                .bind("now", now)
                .mapTo(Standing.Ban.class)
                .findOne();
    }

    /// Bans a person, in place of any ban before.
    ///
    /// @param until null for good
    public void ban(
            Transaction transaction,
            CommunityId community,
            PersonId person,
            @Nullable Instant until,
            @Nullable String reason,
            Instant at) {
        transaction
                .update(BAN)
                .bind("person", person)
                .bind("community", community)
                .bind("at", at)
                .bind("until", until)
                .bind("reason", reason)
                .execute();
    }

    /// Lifts a ban.
    ///
    /// @return false when there was none
    public boolean unban(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        boolean held = banned(transaction, community, person, now);
        transaction
                .update("delete from community_standing where person_id = :person and community_id = :community")
                .bind("person", person)
                .bind("community", community)
                .execute();
        return held;
    }
}
