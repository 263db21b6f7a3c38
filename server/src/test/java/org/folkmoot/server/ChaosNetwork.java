package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Broken;
import org.folkmoot.activitypub.federation.TransportFailed.Unreachable;
import org.folkmoot.server.ChaosFate.Kind;
import org.folkmoot.testing.PinnedClock;

/// All ways between the servers, on which requests meet their [ChaosFate], and which can be cut and
/// mended. It also moves the clock that all servers share, since what lies on the way waits for that.
final class ChaosNetwork {

    /// Whoever holds a request gives up after that much real time, should the clock stand still.
    private static final long MOST_HELD_MILLIS = 4_000;

    /// How a way is cut.
    enum Cut {
        /// Nobody gets through to there, and nothing comes back from there either.
        NO_CONNECTION,
        /// What is said in this direction is lost: requests that way, and the answers to those of the
        /// other.
        NOTHING_ARRIVES
    }

    private record Way(String from, String to) {}

    private record Copy(Instant due, BooleanSupplier alive, Transport real, OutboundRequest request) {}

    private final PinnedClock clock;
    private final long seed;
    private final ChaosTotals totals;
    private final Map<Way, Cut> cuts = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final List<Copy> copies = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Object moved = new Object();
    private volatile boolean rough;

    ChaosNetwork(PinnedClock clock, long seed, ChaosTotals totals) {
        this.clock = clock;
        this.seed = seed;
        this.totals = totals;
    }

    /// The way out of a server.
    ///
    /// @param alive false once that server has crashed: nothing that it sent is answered any more
    Transport from(String host, Transport real, BooleanSupplier alive) {
        return request -> {
            underWay.incrementAndGet();
            try {
                return exchange(host, real, alive, request);
            } finally {
                underWay.decrementAndGet();
            }
        };
    }

    private Reply exchange(String from, Transport real, BooleanSupplier alive, OutboundRequest request)
            throws TransportFailed {
        String to = request.host();
        String which = from + ">" + to + " " + request.method();
        int before = counts.computeIfAbsent(which, _ -> new AtomicInteger()).getAndIncrement();
        ChaosFate fate = rough ? ChaosFate.of(seed, name(from), name(to), request.method(), before) : ChaosFate.NONE;
        totals.request(fate.kind());
        linger(fate, alive);
        requirePassable(from, to, alive);
        return met(fate, from, to, real, alive, request);
    }

    private Reply met(
            ChaosFate fate, String from, String to, Transport real, BooleanSupplier alive, OutboundRequest request)
            throws TransportFailed {
        return switch (fate.kind()) {
            case LOST -> throw new TransportFailed(new Unreachable("lost on the way"));
            case UNAVAILABLE -> Reply.of(503).with("Retry-After", "2");
            case TOO_MANY -> Reply.of(429).with("Retry-After", "2");
            case ANSWER_LOST -> {
                real.exchange(request);
                throw new TransportFailed(new Broken("its answer was lost"));
            }
            case BAD_GATEWAY -> {
                real.exchange(request);
                yield new Reply(502, Headers.none(), new byte[0]);
            }
            case TWICE -> {
                real.exchange(request);
                yield answered(from, to, alive, real.exchange(request));
            }
            case AGAIN_LATER -> {
                Reply reply = answered(from, to, alive, real.exchange(request));
                synchronized (copies) {
                    copies.add(new Copy(clock.instant().plusMillis(fate.millis()), alive, real, request));
                }
                yield reply;
            }
            case NOTHING, SLOW, HELD -> answered(from, to, alive, real.exchange(request));
        };
    }

    private void linger(ChaosFate fate, BooleanSupplier alive) {
        try {
            if (fate.kind() == Kind.SLOW) {
                Thread.sleep(fate.millis());
            } else if (fate.kind() == Kind.HELD) {
                hold(clock.instant().plusMillis(fate.millis()), alive);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(Instant until, BooleanSupplier alive) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_HELD_MILLIS);
        synchronized (moved) {
            while (rough && alive.getAsBoolean() && clock.instant().isBefore(until)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                moved.wait(left);
            }
        }
    }

    private void requirePassable(String from, String to, BooleanSupplier alive) throws TransportFailed {
        if (!alive.getAsBoolean() || away.contains(to) || cuts.containsKey(new Way(from, to))) {
            totals.cutOff();
            throw new TransportFailed(new Unreachable("the way is cut"));
        }
    }

    /// What is said is lost where the way back is cut.
    private Reply answered(String from, String to, BooleanSupplier alive, Reply reply) throws TransportFailed {
        boolean cut = cuts.get(new Way(to, from)) == Cut.NOTHING_ARRIVES;
        if (!alive.getAsBoolean() || away.contains(to) || cut) {
            totals.cutOff();
            throw new TransportFailed(new Broken("the way back is cut"));
        }
        return reply;
    }

    private static String name(String host) {
        return host.substring(0, host.indexOf('.'));
    }

    /// From now on requests meet what the seed draws for them.
    void roughen() {
        rough = true;
    }

    /// Mends every way, and lets requests pass from now on; copies that are still on their way arrive.
    void heal() {
        rough = false;
        cuts.clear();
        advance(Duration.ZERO);
    }

    void cut(String from, String to, Cut how) {
        cuts.put(new Way(from, to), how);
    }

    void mend(String from, String to) {
        cuts.remove(new Way(from, to));
    }

    void goes(String host) {
        away.add(host);
        advance(Duration.ZERO);
    }

    void comes(String host) {
        away.remove(host);
    }

    /// Moves the clock, and lets those copies arrive that are due then.
    void advance(Duration by) {
        clock.advance(by);
        synchronized (moved) {
            moved.notifyAll();
        }
        List<Copy> due = new ArrayList<>();
        synchronized (copies) {
            Iterator<Copy> waiting = copies.iterator();
            while (waiting.hasNext()) {
                Copy copy = waiting.next();
                if (!rough || !copy.due().isAfter(clock.instant())) {
                    due.add(copy);
                    waiting.remove();
                }
            }
        }
        due.forEach(this::arrive);
    }

    private void arrive(Copy copy) {
        underWay.incrementAndGet();
        Thread.ofVirtual().name("copy").start(() -> {
            try {
                if (copy.alive().getAsBoolean() && !away.contains(copy.request().host())) {
                    copy.real().exchange(copy.request());
                }
            } catch (TransportFailed nobodyWaitsForIt) {
                // It is only a copy.
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    /// Whether nothing is on the way.
    boolean quiet() {
        synchronized (copies) {
            return copies.isEmpty() && underWay.get() == 0;
        }
    }

    /// How many requests there were so far.
    int requests() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
