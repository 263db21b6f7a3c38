package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.federation.peers.Lists;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.store.BackfillStore;
import org.folkmoot.federation.store.BackfillStore.Item;
import org.folkmoot.federation.store.BackfillStore.Job;
import org.folkmoot.federation.store.BackfillStore.Lease;
import org.folkmoot.federation.store.BackfillStore.Spent;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.rules.peers.BackfillRule;
import org.folkmoot.rules.peers.BackfillRule.Ending;
import org.folkmoot.rules.peers.BackfillRule.Step;
import org.folkmoot.rules.peers.BackfillRule.Waiting;
import org.folkmoot.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches what a community of another server held before it became known here: who looks after it, its newest posts,
/// and what answers them, as far as its server tells. `BackfillRule` says what comes next and when it is enough.
///
/// Each step is written down with what it brought, so that whoever is killed goes on where they were. A few communities
/// at one time, and of each server one.
public final class Backfill implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Backfill.class);

    private static final int AT_ONCE = 4;
    /// Longer than any step takes.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Database database;
    private final BackfillStep step;
    private final String node;
    private final InstantSource clock;
    private final BackfillStore store = new BackfillStore();
    private final RemoteActorStore known = new RemoteActorStore();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param node names this node among those of the site, and stays the same when it starts again
    public Backfill(
            Database database,
            Protocols protocols,
            RemoteActors actors,
            Places places,
            ContentInbound contents,
            AdoptCommunity adopt,
            String node,
            InstantSource clock) {
        this.database = database;
        this.node = node;
        this.clock = clock;
        Lists lists = new Lists(() -> protocols.current().orElseThrow().fetch(), clock);
        this.step = new BackfillStep(actors, lists, places, contents, adopt, clock);
    }

    /// Gives back what this node held when it ended, in whatever way.
    public void open() {
        database.change(transaction -> store.release(transaction, node));
    }

    /// Begins, unless it was filled or is being filled.
    public void begin(CommunityId community) {
        Instant now = clock.instant();
        boolean begun = database.write(transaction -> known.of(transaction, "COMMUNITY", community.value())
                .map(actor -> store.begin(
                        transaction, community, actor.peer(), now, BackfillRule.begunAgainIfEndedBefore(now)))
                .orElse(false));
        if (begun) {
            tend();
        }
    }

    /// Takes up what waits, as far as there is room. Run every few seconds.
    public void tend() {
        while (!stopping && room.tryAcquire()) {
            Optional<Lease> lease = Optional.empty();
            try {
                Instant now = clock.instant();
                lease = database.write(transaction -> store.lease(transaction, node, now, now.plus(LEASE)));
            } finally {
                if (lease.isEmpty()) {
                    room.release();
                }
            }
            if (lease.isEmpty()) {
                return;
            }
            Lease taken = lease.get();
            Thread thread =
                    Thread.ofVirtual().name("backfill from " + taken.peer()).unstarted(() -> fill(taken));
            threads.add(thread);
            thread.start();
        }
    }

    private void fill(Lease lease) {
        boolean well = true;
        try {
            boolean more = true;
            while (more && !stopping) {
                more = go(lease);
            }
        } catch (DatabaseUnavailable away) {
            well = false;
            log.debug("Filling a community of {} waits for the database", lease.peer(), away);
        } catch (RuntimeException fault) {
            well = false;
            log.error("Filling a community of {} failed and is tried again", lease.peer(), fault);
        } finally {
            room.release();
            threads.remove(Thread.currentThread());
        }
        if (well) {
            next();
        }
    }

    /// Another may have waited for this one's server.
    private void next() {
        try {
            tend();
        } catch (RuntimeException fault) {
            log.debug("What waits is taken up by the next turn", fault);
        }
    }

    /// What is known before a step.
    private record Stand(Job job, Known community, @Nullable Item next) {

        BackfillRule.Facts facts() {
            Waiting waiting = next == null ? null : next.waiting();
            return new BackfillRule.Facts(
                    job.listed(),
                    waiting,
                    job.silences(),
                    job.pauses(),
                    job.asked(),
                    Duration.ofMillis(job.spentMillis()));
        }
    }

    /// One step; false when there is none after it.
    private boolean go(Lease lease) {
        Optional<Stand> stand = database.read(transaction -> store.job(transaction, lease)
                .flatMap(job -> known.of(transaction, "COMMUNITY", lease.communityId())
                        .map(actor -> new Stand(
                                job, actor, store.next(transaction, lease).orElse(null)))));
        if (stand.isEmpty()) {
            return false;
        }
        Item next = stand.get().next();
        return switch (BackfillRule.judge(stand.get().facts())) {
            case Step.ReadPosts() ->
                worked(lease, () -> posts(lease, stand.get().community()));
            case Step.Take(Waiting _) ->
                next != null && worked(lease, () -> take(lease, stand.get().community(), next));
            case Step.Pause(Duration time) -> {
                Instant until = clock.instant().plus(time);
                database.change(transaction -> store.pause(transaction, lease, until));
                yield false;
            }
            case Step.End(Ending how) -> {
                boolean well = BackfillRule.good(how, stand.get().job().everyPost());
                database.change(transaction -> store.end(transaction, lease, how, well, clock.instant()));
                log.info("{}: {}", stand.get().community().address(), how);
                yield false;
            }
        };
    }

    /// A fault of ours over the list is tried again, as silence is.
    private BackfillStep.Done posts(Lease lease, Known community) {
        try {
            return step.posts(lease, community);
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            log.warn("The posts of {} could not be listed", community.address(), fault);
            return new BackfillStep.Done(1, true, String.valueOf(fault.getMessage()), transaction -> {});
        }
    }

    /// A fault of ours over one thing is the end of that thing, and not of all others.
    private BackfillStep.Done take(Lease lease, Known community, Item next) {
        try {
            return step.take(lease, community, next);
        } catch (DatabaseUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            log.warn("{} could not be taken in", next.address(), fault);
            return step.passedOver(lease, next, 1, String.valueOf(fault.getMessage()));
        }
    }

    /// Does a step and writes down what follows, unless somebody else has taken over meanwhile.
    private boolean worked(Lease lease, Supplier<BackfillStep.Done> work) {
        Instant began = clock.instant();
        BackfillStep.Done done = work.get();
        if (stopping) {
            return false;
        }
        if (done.words() != null) {
            log.info("{}", done.words());
        }
        Instant now = clock.instant();
        Spent spent = new Spent(done.asked(), Duration.between(began, now), done.silent(), done.words());
        return database.write(transaction -> {
            boolean ours = store.spend(transaction, lease, spent, now.plus(LEASE));
            if (ours) {
                done.keep().accept(transaction);
            }
            return ours;
        });
    }

    @Override
    public void close() {
        stopping = true;
        List<Thread> busy = List.copyOf(threads);
        busy.forEach(Thread::interrupt);
        for (Thread thread : busy) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
