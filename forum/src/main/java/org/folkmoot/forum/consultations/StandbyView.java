package org.folkmoot.forum.consultations;

import org.folkmoot.database.Transaction;

/// Whether every standby that is connected has on its disk what is committed here.
final class StandbyView {

    /// Of a standby whose position may not be seen nothing is assumed.
    private static final String BEHIND = """
            select exists (select from pg_stat_replication
                           where flush_lsn is null or flush_lsn < pg_current_wal_flush_lsn())
            """;

    boolean level(Transaction transaction) {
        return !transaction.query(BEHIND).mapTo(Boolean.class).one();
    }
}
