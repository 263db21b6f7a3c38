package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads what is shown of a person.
public final class PersonView {

    private static final String PAGE = """
            select person.id, person.name, person.display_name, instance.domain, person.instance_id = 1 as ours,
                   person.bot, person.bio, person.created_at, person.deleted_at is not null as deleted,
                   coalesce(account.admin, false) as admin,
                   standing.person_id is not null as banned, standing.banned_until,
                   (select url from address where kind = 'PERSON' and id = person.id order by url limit 1) as address,
                   exists (select from person_block where person_id = :viewer and blocked_id = person.id) as blocked,
                   coalesce(counted.posts, 0) as posts, coalesce(counted.comments, 0) as comments
            from person
            join instance on instance.id = person.instance_id
            left join person_count counted on counted.person_id = person.id
            left join account on account.person_id = person.id
            left join account_standing standing on standing.person_id = person.id
              and (standing.banned_until is null or standing.banned_until > :now)
            where person.id = :person
              and (account.person_id is null or account.admitted or :admin or person.id = :viewer)
            """;

    private record Row(
            PersonId id,
            String name,
            @Nullable String displayName,
            @Nullable String domain,
            boolean ours,
            boolean bot,
            @Nullable String bio,
            Instant createdAt,
            boolean deleted,
            boolean admin,
            boolean banned,
            @Nullable Instant bannedUntil,
            @Nullable String address,
            boolean blocked,
            long posts,
            long comments) {}

    private final Database database;
    private final InstantSource clock;

    public PersonView(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A person as this reader sees them; empty when there is none. Who still waits to be let in is nobody yet, except
    /// to admins.
    public Optional<PersonPage> page(Viewer viewer, PersonId person) {
        PersonId reader = viewer.person();
        return database.read(transaction -> transaction
                        .query(PAGE)
                        .bind("person", person)
                        .bind("viewer", reader == null ? 0 : reader.value())
                        .bind("admin", viewer.admin())
                        .bind("now", clock.instant())
                        .mapTo(Row.class)
                        .findOne())
                .map(row -> new PersonPage(
                        new PersonLine(
                                row.id(),
                                row.name(),
                                row.displayName(),
                                row.ours() ? null : row.domain(),
                                row.bot(),
                                row.deleted()),
                        row.address(),
                        row.bio(),
                        row.createdAt(),
                        row.admin(),
                        row.banned(),
                        row.bannedUntil(),
                        row.blocked(),
                        row.posts(),
                        row.comments()));
    }
}
