package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;

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
            on conflict do nothing
            """;

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

    /// Appoints a person after all who are there.
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
