package org.folkmoot.forum.watching;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;

/// Keeps how a node was: the minute itself, the hours that are over, and nothing that is old.
public final class KeepSamples {

    private final Database database;
    private final InstantSource clock;
    private final SampleStore store = new SampleStore();

    public KeepSamples(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps the minute that is now, once every minute.
    public void keep(Sample sample) {
        Instant now = clock.instant();
        database.change(transaction -> {
            store.keep(transaction, sample, now);
            store.sumUp(transaction, now);
            store.forget(transaction, now);
        });
    }
}
