package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.SilenceRule;
import org.folkmoot.rules.peers.SilenceRule.Facts;
import org.folkmoot.rules.peers.SilenceRule.Heard;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.rules.peers.SilenceRule.Watch;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// Who looks after each community, by rank: 0 leads. Reads and writes `community_role`.
public final class Moderators {

    /// A moderator's place.
    public record Role(PersonId personId, int rank) {}

    private static final String LINES = """
            select person.id, person.name, person.display_name, instance.domain, person.bot,
                   person.deleted_at is not null as deleted
            from community_role
            join person on person.id = community_role.person_id
            left join instance on instance.id = person.instance_id and instance.id <> 1
            where community_role.community_id = :community
            order by community_role.rank
            """;

    private static final String APPOINT = """
            insert into community_role (community_id, person_id, rank, appointed_at)
            select :community, :person, coalesce(max(rank) + 1, 0), :at from community_role
            where community_id = :community
            on conflict (community_id, person_id) do update set appointed_at = excluded.appointed_at
            """;

    /// What was heard of the servers of those guests who look after a community of ours.
    private static final String GUESTS = """
            select role.person_id, role.appointed_at, home.heard_at, home.returned_at, home.renewed_at,
                   ours.returned_at as watch_since, ours.heard_at as watch_last
            from community_role role
            join community on community.id = role.community_id and community.instance_id = 1
            join person on person.id = role.person_id and person.instance_id <> 1
            join instance home on home.id = person.instance_id
            join instance ours on ours.id = 1
            where role.community_id = :community
            """;

    private static final String HOMES = """
            select distinct person.instance_id
            from community_role role
            join community on community.id = role.community_id and community.instance_id = 1
            join person on person.id = role.person_id and person.instance_id <> 1
            """;

    private record Guest(
            PersonId personId,
            Instant appointedAt,
            @Nullable Instant heardAt,
            @Nullable Instant returnedAt,
            @Nullable Instant renewedAt,
            @Nullable Instant watchSince,
            @Nullable Instant watchLast) {

        @Nullable
        Rest rest(Instant now) {
            Heard server = new Heard(heardAt, returnedAt, renewedAt);
            return SilenceRule.judge(new Facts(appointedAt, server, new Watch(watchSince, watchLast), now));
        }
    }

    /// Their rank, 0 leads; empty for who is no moderator there.
    public OptionalInt rank(Transaction transaction, CommunityId community, PersonId person) {
        return transaction
                .query("select rank from community_role where community_id = :community and person_id = :person")
                .bind("community", community)
                .bind("person", person)
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /// All of a community, leader first.
    public List<Role> of(Transaction transaction, CommunityId community) {
        return transaction
                .query("select person_id, rank from community_role where community_id = :community order by rank")
                .bind("community", community)
                .mapTo(Role.class)
                .list();
    }

    /// All of a community as lines of a page, leader first.
    public List<PersonLine> lines(Transaction transaction, CommunityId community) {
        return transaction
                .query(LINES)
                .bind("community", community)
                .mapTo(PersonLine.class)
                .list();
    }

    /// Those whose office rests, and why: guests in a community of ours whose servers were silent for too long.
    public Map<PersonId, Rest> resting(Transaction transaction, CommunityId community, Instant now) {
        Map<PersonId, Rest> resting = new HashMap<>();
        transaction
                .query(GUESTS)
                .bind("community", community)
                .mapTo(Guest.class)
                .forEach(guest -> {
                    Rest rest = guest.rest(now);
                    if (rest != null) {
                        resting.put(guest.personId(), rest);
                    }
                });
        return resting;
    }

    /// The other servers whose people look after communities of ours.
    public List<InstanceId> homes(Transaction transaction) {
        return transaction.query(HOMES).mapTo(InstanceId.class).list();
    }

    /// Appoints or dismisses, within a deed that has judged it.
    public void set(Transaction transaction, CommunityId community, PersonId person, boolean appointed, Instant at) {
        if (appointed) {
            appoint(transaction, community, person, at);
        } else {
            dismiss(transaction, community, person);
        }
    }

    /// Puts these in place of all who are there, the leader first.
    ///
    /// @return false when it was so already
    boolean replace(Transaction transaction, CommunityId community, List<PersonId> people, Instant at) {
        List<PersonId> wanted = people.stream().distinct().toList();
        if (of(transaction, community).stream().map(Role::personId).toList().equals(wanted)) {
            return false;
        }
        transaction
                .update("delete from community_role where community_id = :community")
                .bind("community", community)
                .execute();
        wanted.forEach(person -> appoint(transaction, community, person, at));
        return true;
    }

    /// Appoints a person after all who are there; who is one of them stays where they are, appointed anew.
    void appoint(Transaction transaction, CommunityId community, PersonId person, Instant at) {
        transaction
                .update(APPOINT)
                .bind("community", community)
                .bind("person", person)
                .bind("at", at)
                .execute();
    }

    void dismiss(Transaction transaction, CommunityId community, PersonId person) {
        transaction
                .update("delete from community_role where community_id = :community and person_id = :person")
                .bind("community", community)
                .bind("person", person)
                .execute();
    }
}
