package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.authority.AuthorityFacts;
import org.folkmoot.rules.authority.AuthorityFacts.Whom;
import org.folkmoot.rules.authority.GuestRule;
import org.folkmoot.rules.authority.Office;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
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

    private static final String HOMES = """
            select instance_id as actor, (select instance_id from community where id = :community) as community,
                   (select instance_id from person where id = :whom) as whom
            from person where id = :actor
            """;

    private record Homes(
            InstanceId actor,
            @Nullable InstanceId community,
            @Nullable InstanceId whom) {}

    private record Row(@Nullable Integer admin, @Nullable Integer moderator) {}

    private final Standing standing;
    private final Moderators moderators = new Moderators();

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

    /// All that decides whether a member of ours may act.
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
        return facts(transaction, act, community, Officer.member(actor), whom, now);
    }

    /// All that decides whether somebody may act, of ours or of another server.
    ///
    /// @param community where; null for the site alone
    /// @param whom      to whom it is done; null for nobody
    public AuthorityFacts facts(
            Transaction transaction,
            Act act,
            @Nullable CommunityId community,
            Officer officer,
            @Nullable PersonId whom,
            Instant now) {
        PersonId actor = officer.person();
        Office known = of(transaction, community, actor);
        Office others = whom == null ? Office.NONE : of(transaction, community, whom);
        if (officer.guest()) {
            Homes homes = homes(transaction, actor, community, whom);
            boolean rests = community != null && rests(transaction, community, actor, now);
            known = GuestRule.office(new GuestRule.Facts(
                    act, known, rests, officer.vouched(), homes.actor(), homes.community(), homes.whom()));
            others = GuestRule.whom(others, community == null || Site.OURS.equals(homes.community()));
        }
        boolean banned = standing.ban(transaction, actor, now).isPresent();
        return new AuthorityFacts(act, known, banned, whom(actor, whom, others));
    }

    /// Whether somebody is a moderator of a community of ours whose office rests.
    public boolean rests(Transaction transaction, CommunityId community, PersonId person, Instant now) {
        return moderators.resting(transaction, community, now).containsKey(person);
    }

    private static Whom whom(PersonId actor, @Nullable PersonId whom, Office office) {
        if (whom == null) {
            return new Whom.Nobody();
        }
        return whom.equals(actor) ? new Whom.Themselves() : new Whom.Another(office);
    }

    private static Homes homes(
            Transaction transaction, PersonId actor, @Nullable CommunityId community, @Nullable PersonId whom) {
        return transaction
                .query(HOMES)
                .bind("actor", actor)
                .bind("community", community == null ? 0 : community.value())
                .bind("whom", whom == null ? 0 : whom.value())
                .mapTo(Homes.class)
                .one();
    }
}
