package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.AuthorityFacts;
import org.folkmoot.rules.authority.AuthorityFacts.Whom;
import org.folkmoot.rules.authority.Office;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Gathers what decides whether somebody may act by right of their office.
public final class Offices {

    /// Ranks are places, not the stored numbers: whoever leaves lets the others move up.
    private static final String OFFICE = """
            select (select count(*) from account senior where senior.admin and senior.person_id < account.person_id)
                     as admin, null::int as moderator
            from account where account.person_id = :person and account.admin
            union all
            select null, (select count(*) from community_role senior
                           where senior.community_id = role.community_id and senior.rank < role.rank)
            from community_role role where role.person_id = :person and role.community_id = :community
            """;

    private record Row(@Nullable Integer admin, @Nullable Integer moderator) {}

    private final Standing standing;

    public Offices(Standing standing) {
        this.standing = standing;
    }

    /// What office a person holds.
    ///
    /// @param community where; null for the site alone
    public Office of(Transaction transaction, @Nullable CommunityId community, PersonId person) {
        Integer admin = null;
        Integer moderator = null;
        for (Row row : transaction
                .query(OFFICE)
                .bind("person", person)
                .bind("community", community == null ? 0 : community.value())
                .mapTo(Row.class)
                .list()) {
            admin = Optional.ofNullable(row.admin()).orElse(admin);
            moderator = Optional.ofNullable(row.moderator()).orElse(moderator);
        }
        return new Office(admin, moderator);
    }

    /// All that decides whether somebody may act.
    ///
    /// @param community where; null for the site alone
    /// @param whom      to whom it is done; null for nobody
    public AuthorityFacts facts(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            PersonId actor,
            @Nullable PersonId whom,
            Instant now) {
        return new AuthorityFacts(
                act,
                of(transaction, community, actor),
                standing.ban(transaction, actor, now).isPresent(),
                whom(transaction, community, actor, whom));
    }

    private Whom whom(
            Transaction transaction, @Nullable CommunityId community, PersonId actor, @Nullable PersonId whom) {
        if (whom == null) {
            return new Whom.Nobody();
        }
        return whom.equals(actor) ? new Whom.Themselves() : new Whom.Another(of(transaction, community, whom));
    }
}
