package org.folkmoot.activitypub.federation.delivery;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Bounded;
import org.folkmoot.activitypub.federation.DeliveryQueue;
import org.folkmoot.activitypub.federation.DeliveryQueue.Lane;
import org.folkmoot.activitypub.federation.OwnKeys;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.jspecify.annotations.Nullable;

/// Empties the queue: every peer whose turn has come gets what is next for it, each in its own virtual
/// thread, a bounded number of them at a time.
///
/// Within a lane one parcel goes after the other, so that an edit never overtakes what it edits. Between
/// lanes there is no order, and a peer that is slow or gone holds up nobody.
public final class Delivery implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final int LANES_REMEMBERED = 20_000;

    private final DeliveryQueue queue;
    private final Pace pace;
    private final InstantSource clock;
    private final LaneRun run;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean awake;
    private volatile boolean stopping;
    private @Nullable Thread engine;

    public Delivery(
            DeliveryQueue queue,
            SignedExchange exchange,
            OwnKeys keys,
            Admission admission,
            Pace pace,
            InstantSource clock,
            RandomGenerator chance) {
        this.queue = queue;
        this.pace = pace;
        this.clock = clock;
        this.places = new Semaphore(pace.atOnce());
        Courier courier = new Courier(exchange, keys, admission, clock);
        this.run = new LaneRun(queue, courier, pace, clock, chance, new Bounded<>(LANES_REMEMBERED), () -> stopping);
    }

    /// Serves every lane that is due once, and waits until all are done: for tests, and for programs that
    /// send now and then.
    ///
    /// @return how many lanes were due; 0 when there is nothing to do at this moment
    public int round() {
        List<Lane> due = queue.take(clock.instant(), pace.atOnce());
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(lane -> lanes.execute(() -> serve(lane)));
        }
        return due.size();
    }

    /// Serves lanes from now on, until it is closed.
    public void start() {
        engine = Thread.ofVirtual().name("delivery").start(this::work);
    }

    /// Tells that there may be something to send.
    public void wake() {
        lock.lock();
        try {
            awake = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Begins nothing new and waits for what is under way: at most as long as one exchange may take.
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (engine != null) {
                engine.join();
            }
            if (!places.tryAcquire(pace.atOnce(), 60, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Some deliveries were still under way; they will be made again.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                begin();
            } catch (RuntimeException failed) {
                LOG.log(Level.ERROR, "The queue of deliveries could not be read.", failed);
            }
            rest();
        }
    }

    private void begin() {
        int free = places.availablePermits();
        if (free == 0) {
            return; // the lane that ends next wakes us
        }
        for (Lane lane : queue.take(clock.instant(), free)) {
            places.acquireUninterruptibly();
            Thread.ofVirtual().name("delivery to " + lane.peer()).start(() -> {
                try {
                    serve(lane);
                } finally {
                    places.release();
                    wake();
                }
            });
        }
    }

    private void serve(Lane lane) {
        try {
            queue.release(run.run(lane));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "Delivery to " + lane.peer() + " broke off.", failed);
        }
    }

    private void rest() {
        lock.lock();
        try {
            long left = pace.idle().toNanos();
            while (!awake && left > 0) {
                left = woken.awaitNanos(left);
            }
            awake = false;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            stopping = true;
        } finally {
            lock.unlock();
        }
    }
}
