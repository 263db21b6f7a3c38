package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.values.PersonId;

/// Reads who waits to be let in.
public final class Applications {

    private static final String WAITING = """
            select application.person_id as person, person.name, application.answer, application.applied_at
            from application join person on person.id = application.person_id
            where application.decided_at is null
            order by application.applied_at
            limit 200
            """;

    /// Somebody who waits to be let in.
    public record Waiting(PersonId person, String name, String answer, Instant appliedAt) {}

    private final Database database;

    public Applications(Database database) {
        this.database = database;
    }

    /// Who waits, longest first; at most 200.
    public List<Waiting> waiting() {
        return database.read(
                transaction -> transaction.query(WAITING).mapTo(Waiting.class).list());
    }

    /// How many wait.
    public long count() {
        return database.read(transaction -> transaction
                .query("select count(*) from application where decided_at is null")
                .mapTo(Long.class)
                .one());
    }
}
