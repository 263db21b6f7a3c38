package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.folkmoot.activitypub.federation.SeenActivities;
import org.folkmoot.activitypub.federation.inbox.Received;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.SeenStore;

/// Keeps what was received: the activity in its lane and its marks, in one transaction, so that neither is ever there
/// without the other. Only then is it acknowledged.
public final class Reception implements SeenActivities {

    private final Database database;
    private final InstantSource clock;
    private final ReceivedStore received = new ReceivedStore();
    private final SeenStore seen = new SeenStore();
    private final Semaphore bell = new Semaphore(0);

    public Reception(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps it; false when it was kept before.
    public boolean keep(Received activity) {
        boolean fresh = database.write(transaction -> {
            if (!seen.remember(transaction, activity.marks(), activity.at())) {
                return false;
            }
            if (!activity.takesBack().isEmpty()) {
                seen.remember(transaction, activity.takesBack(), activity.at());
            }
            received.keep(
                    transaction,
                    activity.peer(),
                    activity.activityId().value(),
                    activity.actor().value(),
                    activity.body(),
                    activity.at());
            return true;
        });
        if (fresh) {
            bell.release();
        }
        return fresh;
    }

    @Override
    public boolean knowsAny(List<String> marks) {
        return database.read(transaction -> seen.knowsAny(transaction, marks));
    }

    @Override
    public boolean remember(List<String> marks) {
        return database.write(transaction -> seen.remember(transaction, marks, clock.instant()));
    }

    /// Waits until something was received here, or the time is over.
    void await(Duration patience) throws InterruptedException {
        if (bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
