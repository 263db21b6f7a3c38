package org.folkmoot.forum.instances;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.InstanceId;

/// The one name space of people and communities of a server. Reads and writes `actor_name`.
public final class ActorNames {

    /// What a name stands for.
    public enum Kind {
        PERSON,
        COMMUNITY
    }

    private static final String CLAIM = """
            insert into actor_name (name_key, instance_id, kind, actor_id)
            select :key, :instance, :kind, :actor
            where not exists (select from actor_name where name_key = :key and instance_id = :instance)
            on conflict do nothing
            """;

    private static final String CLAIM_ELSEWHERE = """
            insert into actor_name (name_key, instance_id, kind, actor_id)
            select key, instance, :kind, actor
            from unnest(:keys, :instances, :actors) with ordinality as claim (key, instance, actor, place)
            order by place
            on conflict do nothing
            returning actor_id
            """;

    private static final String FIND = """
            select actor_id from actor_name
            where name_key = :key and instance_id = :instance and kind = :kind
            """;

    private static final String FIND_BY_HANDLE = """
            select actor_id
            from actor_name join instance on instance.id = actor_name.instance_id
            where name_key = :key and kind = :kind
              and (case when :host = '' then instance.id = 1 else instance.domain = :host end)
            """;

    /// Two who claim one name at once under different kinds would not meet in the primary key, so they queue here.
    private static final String QUEUE = "select pg_advisory_xact_lock(hashtextextended(:key, :instance))";

    /// Claims a name for an actor of a server.
    ///
    /// @return false when somebody there has it already
    public boolean claim(Transaction transaction, InstanceId instance, String name, Kind kind, long actor) {
        String key = key(name);
        transaction
                .query(QUEUE)
                .bind("key", key)
                .bind("instance", instance)
                .mapToMap()
                .list();
        return transaction
                        .update(CLAIM)
                        .bind("key", key)
                        .bind("instance", instance)
                        .bind("kind", kind)
                        .bind("actor", actor)
                        .execute()
                == 1;
    }

    /// Takes down that an actor of another server has a name there, where a person and a community may have the same.
    ///
    /// @return false when another of its kind has it already
    public boolean claimElsewhere(Transaction transaction, InstanceId instance, String name, Kind kind, long actor) {
        return !claimElsewhere(transaction, kind, List.of(new Bearer(instance, name, actor)))
                .isEmpty();
    }

    /// That an actor has a name on a server.
    public record Bearer(InstanceId instance, String name, long actor) {}

    /// The same of many actors of one kind; of two who would bear one name the first does.
    ///
    /// @return the actors that bear their names now
    public Set<Long> claimElsewhere(Transaction transaction, Kind kind, List<Bearer> bearers) {
        return new HashSet<>(transaction
                .query(CLAIM_ELSEWHERE)
                .bindArray(
                        "keys",
                        String.class,
                        bearers.stream().map(bearer -> key(bearer.name())).toList())
                .bindArray(
                        "instances",
                        Long.class,
                        bearers.stream()
                                .map(bearer -> bearer.instance().value())
                                .toList())
                .bindArray(
                        "actors",
                        Long.class,
                        bearers.stream().map(Bearer::actor).toList())
                .bind("kind", kind)
                .mapTo(Long.class)
                .list());
    }

    /// Whom a handle means, of ours or of another server that we know.
    public OptionalLong find(Transaction transaction, Handle handle, Kind kind) {
        return unheardOf(handle.name()) || unheardOf(handle.host())
                ? OptionalLong.empty()
                : transaction
                        .query(FIND_BY_HANDLE)
                        .bind("key", key(handle.name()))
                        .bind("host", handle.host())
                        .bind("kind", kind)
                        .mapTo(Long.class)
                        .findOne()
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty);
    }

    /// Who bears a name on a server, compared without case.
    public OptionalLong find(Transaction transaction, InstanceId instance, String name, Kind kind) {
        return unheardOf(name) ? OptionalLong.empty() : known(transaction, instance, name, kind);
    }

    private static OptionalLong known(Transaction transaction, InstanceId instance, String name, Kind kind) {
        return transaction
                .query(FIND)
                .bind("key", key(name))
                .bind("instance", instance)
                .bind("kind", kind)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// Whether anybody or anything on a server has a name, compared without case.
    public boolean taken(Transaction transaction, InstanceId instance, String name) {
        return !unheardOf(name)
                && transaction
                        .query("select exists (select from actor_name "
                                + "where name_key = :key and instance_id = :instance)")
                        .bind("key", key(name))
                        .bind("instance", instance)
                        .mapTo(Boolean.class)
                        .one();
    }

    /// A name that PostgreSQL cannot even be asked for.
    private static boolean unheardOf(String name) {
        return name.indexOf('\0') >= 0;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
