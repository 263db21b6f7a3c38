package org.folkmoot.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a database server says of itself and of ours, whatever stands in it: for whoever looks for what is wrong.
/// Reads only, from the system's own tables, and nothing that takes longer on a large database.
public final class Vitals {

    private final Database database;

    public Vitals(Database database) {
        this.database = database;
    }

    /// What keeps what was written.
    ///
    /// @param fsync      whether it waits for the disk
    /// @param wholePages whether a page that a power cut tore can be mended
    /// @param autovacuum whether it clears away by itself, which also needs counts
    public record Keeping(boolean fsync, boolean wholePages, boolean autovacuum) {}

    public Keeping keeping() {
        return database.readEach(
                transaction -> transaction.query("""
                        select current_setting('fsync')::boolean as fsync,
                               current_setting('full_page_writes')::boolean as whole_pages,
                               current_setting('autovacuum')::boolean and current_setting('track_counts')::boolean
                                 as autovacuum
                        """).mapTo(Keeping.class).one());
    }

    /// How many connections there may be.
    ///
    /// @param most as many as we may have: the least of what the server, the database and our role allow
    /// @param used by anybody now, of any database
    public record Room(int most, int used) {}

    public Room room() {
        return database.readEach(
                transaction -> transaction.query("""
                        select least(
                                 current_setting('max_connections')::int
                                   - current_setting('superuser_reserved_connections')::int,
                                 (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
                                 (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user)) as most,
                               (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used
                        """).mapTo(Room.class).one());
    }

    /// A transaction that is open.
    ///
    /// @param process of the server that serves it
    /// @param program what its client calls itself; may be empty
    /// @param seconds since it began
    /// @param waits   how long its statement has waited for a lock, in seconds; null when it does not
    /// @param blocker the process that holds that lock; null when it waits for none
    public record Open(
            int process,
            String program,
            long seconds,
            @Nullable Long waits,
            @Nullable Integer blocker) {}

    /// The oldest transactions in our database but this one, at most twenty.
    public List<Open> open() {
        return database.readEach(
                transaction -> transaction.query("""
                        select pid as process, coalesce(application_name, '') as program,
                               extract(epoch from clock_timestamp() - xact_start)::bigint as seconds,
                               case when wait_event_type = 'Lock'
                                 then extract(epoch from clock_timestamp() - query_start)::bigint end as waits,
                               (pg_blocking_pids(pid))[1] as blocker
                        from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
                          and backend_type = 'client backend'
                        order by xact_start
                        limit 20
                        """).mapTo(Open.class).list());
    }

    /// A table in which much lies that nobody can see any more.
    ///
    /// @param dead rows that could be cleared away, as the server estimates
    public record Littered(String name, long live, long dead) {}

    /// The table of ours with the most dead rows; empty when there is none.
    public Optional<Littered> littered() {
        return database.readEach(
                transaction -> transaction.query("""
                        select relname as name, n_live_tup as live, n_dead_tup as dead
                        from pg_stat_user_tables
                        order by n_dead_tup desc
                        limit 1
                        """).mapTo(Littered.class).findOne());
    }

    /// How many transactions ago the oldest row of the database was written that was not frozen since; at two
    /// thousand million the server takes no more.
    public long age() {
        return database.readEach(transaction -> transaction
                .query("select age(datfrozenxid)::bigint from pg_database where datname = current_database()")
                .mapTo(Long.class)
                .one());
    }

    /// By which rules texts are put in order.
    ///
    /// @param made the version of the rules that the indexes were made by; null where there are no versions
    /// @param now  the version that the system has now
    public record Order(@Nullable String made, @Nullable String now) {}

    public Order order() {
        return database.readEach(
                transaction -> transaction.query("""
                        select datcollversion as made, pg_database_collation_actual_version(oid) as now
                        from pg_database
                        where datname = current_database()
                        """).mapTo(Order.class).one());
    }

    /// A table with all that belongs to it: partitions, indexes, long values.
    public record Sized(String name, long bytes) {}

    /// The ten largest tables, the largest first. It looks at every file of the database: tens of milliseconds.
    public List<Sized> largest() {
        return database.readEach(
                transaction -> transaction.query("""
                        select coalesce(pg_partition_root(class.oid)::oid, class.oid)::regclass::text as name,
                               sum(pg_total_relation_size(class.oid))::bigint as bytes
                        from pg_class class
                        where class.relkind in ('r', 'm') and class.relnamespace = current_schema()::regnamespace
                        group by 1
                        order by 2 desc, 1
                        limit 10
                        """).mapTo(Sized.class).list());
    }

    /// What time it is there.
    public Instant now() {
        return database.readEach(transaction -> transaction
                .query("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }
}
