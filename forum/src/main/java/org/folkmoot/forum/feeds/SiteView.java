package org.folkmoot.forum.feeds;

import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.values.PersonLine;

/// Reads what the site is as a whole: how many take part, how much was written here, and who runs it.
public final class SiteView {

    private static final String COUNTS = """
            select (select count(*) from account where admitted) as members,
                   (select count(*) from community
                     where instance_id = 1 and removed_at is null and deleted_at is null) as communities,
                   (select count(*) from post
                     where instance_id = 1 and removed_at is null and deleted_at is null) as posts,
                   (select count(*) from comment
                     where instance_id = 1 and removed_at is null and deleted_at is null) as comments
            """;

    private static final String ADMINS = """
            select person.id, person.name, person.display_name, cast(null as text) as domain, person.bot,
                   false as deleted
            from account join person on person.id = account.person_id
            where account.admin
            order by person.id
            """;

    /// How much of everything there is, of this server's own people and places.
    public record Counts(long members, long communities, long posts, long comments) {}

    private final Database database;

    public SiteView(Database database) {
        this.database = database;
    }

    public Counts counts() {
        return database.read(
                transaction -> transaction.query(COUNTS).mapTo(Counts.class).one());
    }

    /// Who runs the site, the first of them first.
    public List<PersonLine> admins() {
        return database.read(
                transaction -> transaction.query(ADMINS).mapTo(PersonLine.class).list());
    }
}
