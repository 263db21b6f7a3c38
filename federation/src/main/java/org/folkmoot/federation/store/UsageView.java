package org.folkmoot.federation.store;

import java.time.LocalDate;
import org.folkmoot.database.Transaction;

/// How much is here, as NodeInfo tells it: of our own people only. Reads only.
public final class UsageView {

    private static final String USAGE = """
            select (select count(*) from account where admitted) as members,
                   (select count(distinct person_id) from account_active_day where active_on > :month) as active_month,
                   (select count(distinct person_id) from account_active_day where active_on > :half_year)
                     as active_half_year,
                   (select count(*) from post where instance_id = 1 and removed_at is null and deleted_at is null)
                     as posts,
                   (select count(*) from comment where instance_id = 1 and removed_at is null and deleted_at is null)
                     as comments
            """;

    /// Counts of members, of those who did something of late, and of what stands.
    public record Usage(long members, long activeMonth, long activeHalfYear, long posts, long comments) {}

    /// Counts; takes as long as counting takes, so it is asked now and then.
    ///
    /// @param month    people are counted who did something after this day
    /// @param halfYear the same, further back
    public Usage count(Transaction transaction, LocalDate month, LocalDate halfYear) {
        return transaction
                .query(USAGE)
                .bind("month", month)
                .bind("half_year", halfYear)
                .mapTo(Usage.class)
                .one();
    }
}
