package org.folkmoot.federation.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.folkmoot.database.Transaction;

/// Makes a partition of `received` for each day to come and drops those of days that are over for a week.
public final class ReceivedPartitions {

    private static final int DAYS_AHEAD = 3;
    private static final int DAYS_KEPT = 7;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'received_'uuuuMMdd");

    private static final String THERE = """
            select child.relname from pg_inherits
            join pg_class child on child.oid = inhrelid
            where inhparent = 'received'::regclass and child.relname ~ '^received_[0-9]{8}$'
            """;

    public void keep(Transaction transaction, LocalDate today) {
        List<String> there = transaction.query(THERE).mapTo(String.class).list();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (!there.contains(NAME.format(day)) && !inDefault(transaction, day)) {
                transaction
                        .update("create table if not exists %s partition of received for values from ('%s') to ('%s')"
                                .formatted(NAME.format(day), day, day.plusDays(1)))
                        .execute();
            }
        }
        for (String partition : there) {
            LocalDate day = LocalDate.parse(partition, NAME);
            if (day.isBefore(today.minusDays(DAYS_KEPT)) && settled(transaction, day)) {
                transaction.update("drop table if exists " + partition).execute();
            }
        }
    }

    /// Nothing comes in between while the answer is acted upon: what came would keep the partition from being made.
    private static boolean inDefault(Transaction transaction, LocalDate day) {
        transaction
                .update("lock table received_default in share row exclusive mode")
                .execute();
        return transaction
                .query("select exists (select from received_default where received_on = :day)")
                .bind("day", day)
                .mapTo(Boolean.class)
                .one();
    }

    /// What was acknowledged is never dropped before it had its turn.
    private static boolean settled(Transaction transaction, LocalDate day) {
        return transaction
                .query("select not exists (select from received where received_on = :day and settled_at is null)")
                .bind("day", day)
                .mapTo(Boolean.class)
                .one();
    }
}
