package org.folkmoot.forum.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;

/// Keeps a partition of the ledger ready for each day to come, and drops those of days that every consumer has passed
/// and
/// that are older than ninety days. Run at the start and every day.
public final class KeepPartitions {

    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_KEPT = 90;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_'uuuuMMdd");

    private static final String THERE = """
            select child.relname from pg_inherits
            join pg_class child on child.oid = inhrelid
            where inhparent = 'event'::regclass and child.relname ~ '^event_[0-9]{8}$'
            """;

    private static final String PASSED = """
            select coalesce((select max(position) from event where happened_on = :day), 0)
                     <= coalesce((select min(position) from consumer_cursor), 0)
                   and not exists (select from event where happened_on = :day and position is null)
            """;

    private final Database database;
    private final InstantSource clock;

    public KeepPartitions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> there = database.read(
                transaction -> transaction.query(THERE).mapTo(String.class).list());
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (!there.contains(NAME.format(day))) {
                database.change(transaction -> add(transaction, day));
            }
        }
        for (String partition : there) {
            LocalDate day = LocalDate.parse(partition, NAME);
            if (day.isBefore(today.minusDays(DAYS_KEPT))) {
                database.change(transaction -> drop(transaction, day));
            }
        }
    }

    /// Events of a day for which there was no partition lie in the default one, and the day then stays there. Nothing
    /// comes in between
    /// while that is looked at: what came would keep the partition from being made.
    private static void add(Transaction transaction, LocalDate day) {
        transaction
                .update("lock table event_default in share row exclusive mode")
                .execute();
        boolean elsewhere = transaction
                .query("select exists (select from event_default where happened_on = :day)")
                .bind("day", day)
                .mapTo(Boolean.class)
                .one();
        if (!elsewhere) {
            transaction
                    .update("create table if not exists %s partition of event for values from ('%s') to ('%s')"
                            .formatted(NAME.format(day), day, day.plusDays(1)))
                    .execute();
        }
    }

    private static void drop(Transaction transaction, LocalDate day) {
        boolean passed =
                transaction.query(PASSED).bind("day", day).mapTo(Boolean.class).one();
        if (passed) {
            transaction.update("drop table if exists " + NAME.format(day)).execute();
        }
    }
}
