package org.folkmoot.activitypub.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;

/// Lets requests out one after the other: so many at one time to one peer, so many to all, and no faster than the rate.
///
/// A request waits for its peer first and for the common limit last, so that a slow peer with many requests takes
/// nothing
/// from the others. Who waits is bounded, and so is what is kept of peers that nobody asks any more.
final class Turnstile {

    /// Requests of one peer that may wait; more than that is a fault of ours or an attack.
    private static final int WAITING_EACH = 64;

    private static final int PEERS_KEPT = 4_096;

    private final ClientSettings settings;
    private final LongSupplier nanoseconds;
    private final Semaphore all;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Lane> lanes = new LinkedHashMap<>(64, 0.75f, true);

    /// @param nanoseconds a clock that only ever counts on
    Turnstile(ClientSettings settings, LongSupplier nanoseconds) {
        this.settings = settings;
        this.nanoseconds = nanoseconds;
        this.all = new Semaphore(settings.requestsInFlight(), true);
    }

    /// A request's right to be out; it ends with [#close], once.
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits for a turn, at most as long as settings say.
    ///
    /// @throws TransportFailed with [Busy] when the turn did not come
    Pass enter(String peer) throws TransportFailed, InterruptedException {
        Lane lane = join(peer);
        long until = nanoseconds.getAsLong() + settings.forWaiting().toNanos();
        boolean mine = false;
        try {
            mine = lane.places.tryAcquire(left(until), TimeUnit.NANOSECONDS);
            if (!mine) {
                throw new TransportFailed(new Busy());
            }
            waitForToken(lane, until);
            if (!all.tryAcquire(left(until), TimeUnit.NANOSECONDS)) {
                throw new TransportFailed(new Busy());
            }
            return () -> {
                all.release();
                leave(lane, true);
            };
        } catch (TransportFailed | InterruptedException noTurn) {
            leave(lane, mine);
            throw noTurn;
        }
    }

    private void waitForToken(Lane lane, long until) throws TransportFailed, InterruptedException {
        long wait = locked(() -> {
            long now = nanoseconds.getAsLong();
            long needed = lane.bucket.take(now);
            if (needed > until - now) {
                lane.bucket.putBack();
                return -1L;
            }
            return needed;
        });
        if (wait < 0) {
            throw new TransportFailed(new Busy());
        }
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    private Lane join(String peer) throws TransportFailed {
        Lane lane = locked(() -> {
            Lane found = lanes.computeIfAbsent(
                    peer,
                    name -> new Lane(
                            settings.connectionsEach(), new TokenBucket(settings.rate(), nanoseconds.getAsLong())));
            found.inside++;
            return found;
        });
        if (lane.places.getQueueLength() >= WAITING_EACH) {
            leave(lane, false);
            throw new TransportFailed(new Busy());
        }
        return lane;
    }

    private void leave(Lane lane, boolean withPlace) {
        if (withPlace) {
            lane.places.release();
        }
        locked(() -> {
            lane.inside--;
            forgetIdlePeers();
            return lane;
        });
    }

    /// Those asked longest ago go first, and none that anybody waits for; a full bucket is worth nothing to keep.
    private void forgetIdlePeers() {
        long now = nanoseconds.getAsLong();
        Iterator<Lane> oldest = lanes.values().iterator();
        while (oldest.hasNext()) {
            Lane lane = oldest.next();
            boolean idle = lane.inside == 0;
            if (idle && (lanes.size() > PEERS_KEPT || lane.bucket.isFull(now))) {
                oldest.remove();
            } else if (idle) {
                return;
            }
        }
    }

    /// How many peers something is kept of.
    int peers() {
        return locked(lanes::size);
    }

    private long left(long until) {
        return Math.max(0, until - nanoseconds.getAsLong());
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static final class Lane {
        private final Semaphore places;
        private final TokenBucket bucket;
        private int inside;

        Lane(int places, TokenBucket bucket) {
            this.places = new Semaphore(places, true);
            this.bucket = bucket;
        }
    }
}
