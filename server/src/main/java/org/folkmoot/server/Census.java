package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.federation.store.TrafficView;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.ledger.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the database says of how the site is, asked again after a while only: however often somebody looks,
/// it costs the same. Every statement goes through an index or a small table; each says which where it
/// stands.
final class Census {

    private static final Logger log = LoggerFactory.getLogger(Census.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /// It looks at every file of the database.
    private static final Duration SIZE_AGAIN = Duration.ofMinutes(5);

    private final ForumRooms rooms;
    private final Duration again;
    private final TrafficView traffic = new TrafficView();
    private volatile @Nullable Counted counted;
    private Instant asked = Instant.MIN;
    private Instant measured = Instant.MIN;
    private long size;

    /// @param quick whether it is asked anew each time, as where everything goes faster than usual
    Census(ForumRooms rooms, boolean quick) {
        this.rooms = rooms;
        this.again = quick ? Duration.ofMillis(100) : AGAIN;
    }

    /// What was counted.
    ///
    /// @param size of the database on its disk, in bytes
    record Counted(
            Progress ledger,
            TrafficView.Arriving arriving,
            List<TrafficView.Leaving> leaving,
            MailOutbox.Queue letters,
            long size) {}

    /// Asks, unless it did a few seconds ago. While the database is away this waits as long as anybody
    /// waits for it.
    synchronized void look() {
        Instant now = rooms.sources.clock().instant();
        if (asked.isBefore(now.minus(again))) {
            counted = count(now);
            asked = rooms.sources.clock().instant();
        }
    }

    /// What was seen by the last look; null when the database could not be asked.
    @Nullable
    Counted seen() {
        return counted;
    }

    private @Nullable Counted count(Instant now) {
        try {
            if (measured.isBefore(now.minus(SIZE_AGAIN))) {
                size = rooms.database.size();
                measured = now;
            }
            return rooms.database.readEach(transaction -> new Counted(
                    rooms.ledger.progress(transaction),
                    traffic.arriving(transaction),
                    traffic.leaving(transaction),
                    rooms.mailOutbox.queue(transaction),
                    size));
        } catch (DatabaseUnavailable away) {
            return null; // the metrics say so
        } catch (RuntimeException fault) {
            log.error("What waits could not be counted", fault);
            return null;
        }
    }
}
