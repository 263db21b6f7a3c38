package org.folkmoot.forum.ledger;

import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;

/// Reads the ledger from where it stopped, in the transaction in which its work commits: delivered again after a crash,
/// applied once.
public final class DurableConsumer {

    private static final int BATCH = 500;

    /// What is done with the events of a batch, within the transaction that moves the cursor.
    @FunctionalInterface
    public interface Work {
        void apply(Transaction transaction, List<Ledger.Entry> entries);
    }

    private final String name;
    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Work work;
    private final LedgerStore store = new LedgerStore();
    private volatile long reached = -1;

    /// Follows the ledger under a name of its own.
    ///
    /// @param name under which its cursor is kept; never changes
    public DurableConsumer(String name, Database database, Ledger ledger, InstantSource clock, Work work) {
        this.name = name;
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.work = work;
    }

    public String name() {
        return name;
    }

    /// Whether there is anything for it up to a position, as far as is known here: nobody need ask the database in
    /// vain.
    public boolean behind(long position) {
        return reached < position;
    }

    /// Applies what came since, up to a batch.
    ///
    /// @return how many events were applied
    public int follow() {
        Step step = database.write(transaction -> {
            long cursor = store.lockCursor(transaction, name, clock.instant());
            List<Ledger.Entry> entries = ledger.after(transaction, cursor, BATCH);
            if (entries.isEmpty()) {
                return new Step(cursor, 0);
            }
            long last = entries.getLast().position();
            work.apply(transaction, entries);
            store.moveCursor(transaction, name, last, clock.instant());
            return new Step(last, entries.size());
        });
        reached = step.reached();
        return step.applied();
    }

    private record Step(long reached, int applied) {}
}
