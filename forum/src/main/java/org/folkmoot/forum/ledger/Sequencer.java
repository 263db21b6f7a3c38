package org.folkmoot.forum.ledger;

import org.folkmoot.database.Database;

/// Gives committed events their positions. Several nodes may run one; a lock of the database lets one of them work at a
/// time.
public final class Sequencer {

    private static final int BATCH = 5_000;

    private final Database database;
    private final LedgerStore store = new LedgerStore();

    public Sequencer(Database database) {
        this.database = database;
    }

    /// Places what waits, up to a batch.
    ///
    /// @return how many events were placed; 0 also when another node is at it
    public int place() {
        if (!database.read(store::anyUnplaced)) {
            return 0;
        }
        return database.write(transaction -> store.lockSequence(transaction) ? store.sequence(transaction, BATCH) : 0);
    }
}
