package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.activitypub.federation.SeenActivities;
import org.folkmoot.activitypub.federation.inbox.Received;
import org.folkmoot.database.Database;
import org.folkmoot.database.Together;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.ReceivedStore.Brought;
import org.folkmoot.federation.store.SeenStore;

/// Keeps what was received: the activity in its lane and its marks, in one transaction, so that neither is ever there
/// without the other. Only then is it acknowledged. What comes in at the same moment is kept together: a disk that is
/// waited for once for each would be all that a server does.
public final class Reception implements SeenActivities {

    private static final int MOST_AT_ONCE = 200;
    private static final Duration GATHERING = Duration.ofMillis(2);

    private final Database database;
    private final InstantSource clock;
    private final ReceivedStore received = new ReceivedStore();
    private final SeenStore seen = new SeenStore();
    private final LongAdder fresh = new LongAdder();
    private final Semaphore bell = new Semaphore(0);
    private final Together<Received, Boolean> together = new Together<>(MOST_AT_ONCE, GATHERING, this::kept);

    public Reception(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps it; false when it was kept before.
    public boolean keep(Received activity) {
        boolean news = together.bring(activity);
        if (news) {
            fresh.increment();
            bell.release();
        }
        return news;
    }

    /// How many activities this node has kept since it started.
    public long count() {
        return fresh.sum();
    }

    private List<Boolean> kept(List<Received> activities) {
        return database.write(transaction -> {
            List<Boolean> fresh = seen.remember(
                    transaction,
                    activities.stream()
                            .map(activity -> new SeenStore.Marks(activity.marks(), activity.takesBack(), activity.at()))
                            .toList());
            List<Brought> brought = new ArrayList<>();
            for (int place = 0; place < fresh.size(); place++) {
                if (fresh.get(place)) {
                    brought.add(brought(activities.get(place)));
                }
            }
            if (!brought.isEmpty()) {
                received.keep(transaction, brought);
            }
            return fresh;
        });
    }

    private static Brought brought(Received activity) {
        return new Brought(
                activity.peer(),
                activity.activityId().value(),
                activity.actor().value(),
                activity.body(),
                activity.at());
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
