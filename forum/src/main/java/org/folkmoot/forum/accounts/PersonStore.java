package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Reads and writes `person`. The only place that does.
final class PersonStore {

    private static final String INSERT = """
            insert into person (id, instance_id, name, display_name, bot, created_at)
            values (:id, :instance, :name, :displayName, :bot, :at)
            """;

    private static final String INSERT_ELSEWHERE = """
            insert into person (id, instance_id, name, display_name, bio, bot, created_at)
            values (:id, :instance, :name, :displayName, :bio, :bot, :at)
            """;

    private static final String LINE = """
            select person.id, person.name, person.display_name, instance.domain, person.bot,
                   person.deleted_at is not null as deleted
            from person left join instance on instance.id = person.instance_id and instance.id <> 1
            where person.id = :person
            """;

    private static final String RENEW = """
            update person set display_name = :displayName, bio = :bio, bot = :bot, deleted_at = null
            where id = :person
              and (display_name, bio, bot, deleted_at is null) is distinct from (:displayName, :bio, :bot, true)
            """;

    PersonId nextId(Transaction transaction) {
        return transaction
                .query("select nextval('person_id_seq')")
                .mapTo(PersonId.class)
                .one();
    }

    List<PersonId> nextIds(Transaction transaction, int count) {
        return transaction
                .query("select nextval('person_id_seq') from generate_series(1, :count)")
                .bind("count", count)
                .mapTo(PersonId.class)
                .list();
    }

    /// Somebody of another server.
    record Guest(
            PersonId id,
            InstanceId home,
            String name,
            @Nullable String displayName,
            @Nullable String bio,
            boolean bot,
            Instant since) {}

    void insert(Transaction transaction, List<Guest> guests) {
        PreparedBatch batch = transaction.batch(INSERT_ELSEWHERE);
        for (Guest guest : guests) {
            batch.bind("id", guest.id())
                    .bind("instance", guest.home())
                    .bind("name", guest.name())
                    .bindByType("displayName", guest.displayName(), String.class)
                    .bindByType("bio", guest.bio(), String.class)
                    .bind("bot", guest.bot())
                    .bind("at", guest.since())
                    .add();
        }
        batch.execute();
    }

    void insert(
            Transaction transaction,
            PersonId id,
            InstanceId instance,
            String name,
            @Nullable String displayName,
            boolean bot,
            Instant at) {
        transaction
                .update(INSERT)
                .bind("id", id)
                .bind("instance", instance)
                .bind("name", name)
                .bind("displayName", displayName)
                .bind("bot", bot)
                .bind("at", at)
                .execute();
    }

    Optional<PersonLine> line(Transaction transaction, PersonId person) {
        return transaction
                .query(LINE)
                .bind("person", person)
                .mapTo(PersonLine.class)
                .findOne();
    }

    void profile(Transaction transaction, PersonId person, @Nullable String displayName, @Nullable String bio) {
        transaction
                .update("update person set display_name = :displayName, bio = :bio where id = :person")
                .bind("person", person)
                .bind("displayName", displayName)
                .bind("bio", bio)
                .execute();
    }

    /// What another server says of its person now.
    ///
    /// @return false when nothing of it is new
    boolean renew(
            Transaction transaction, PersonId person, @Nullable String displayName, @Nullable String bio, boolean bot) {
        return transaction
                        .update(RENEW)
                        .bind("person", person)
                        .bindByType("displayName", displayName, String.class)
                        .bindByType("bio", bio, String.class)
                        .bind("bot", bot)
                        .execute()
                == 1;
    }

    /// Leaves the name, so that nobody can take it on, and nothing else.
    void erase(Transaction transaction, PersonId person, Instant at) {
        transaction
                .update("update person set display_name = null, bio = null, deleted_at = :at where id = :person")
                .bind("person", person)
                .bind("at", at)
                .execute();
    }
}
