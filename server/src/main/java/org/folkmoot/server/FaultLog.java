package org.folkmoot.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.folkmoot.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log what went wrong with that which runs by itself. A database that is away is told of once, however many
/// wait for it, and once more when it is back.
final class FaultLog {

    private static final Logger log = LoggerFactory.getLogger(FaultLog.class);

    private final AtomicBoolean away = new AtomicBoolean();

    void report(String what, RuntimeException fault) {
        if (!(fault instanceof DatabaseUnavailable)) {
            log.error("{} failed and is tried again", what, fault);
        } else if (away.compareAndSet(false, true)) {
            log.warn("{} waits: {}", what, fault.getMessage());
        }
    }

    /// Something that needs the database went well.
    void over() {
        if (away.get() && away.compareAndSet(true, false)) {
            log.info("The database is back; news are carried again");
        }
    }
}
