package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what became of activities that were acknowledged: they are done with, or are tried again
/// later.
public final class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    private static final String APPLIED = "applied";
    private static final int MOST_ATTEMPTS = 6;

    private final ReceivedStore store = new ReceivedStore();
    private final Map<Fate, LongAdder> counts = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration firstWait;

    /// What becomes of an activity, as it is counted.
    public enum Fate {
        /// It had its effect.
        APPLIED,
        /// It has none.
        DROPPED,
        /// It was tried too often.
        GIVEN_UP,
        /// It is tried again.
        LATER
    }

    /// @param firstWait before something that could not be done is tried again; longer each time
    public Settling(InstantSource clock, Duration firstWait) {
        this.clock = clock;
        this.firstWait = firstWait;
    }

    /// How many activities have met a fate on this node since it started.
    public long count(Fate fate) {
        LongAdder count = counts.get(fate);
        return count == null ? 0 : count.sum();
    }

    private void count(Transaction lane, Fate fate, int more) {
        lane.afterCommit(
                () -> counts.computeIfAbsent(fate, _ -> new LongAdder()).add(more));
    }

    /// These had their effect.
    void applied(Transaction lane, List<Waiting> applied) {
        count(lane, Fate.APPLIED, applied.size());
        store.settle(lane, applied, APPLIED, clock.instant());
    }

    /// @param behind is told what the activity waits for, if anything
    void settle(Transaction lane, Waiting waiting, Settled settled, Behind behind) {
        Instant now = clock.instant();
        switch (settled) {
            case Settled.Applied() -> applied(lane, List.of(waiting));
            case Settled.Dropped(String why) -> {
                log.info("{} from {} has no effect: {}", waiting.activityId(), waiting.peer(), why);
                store.settle(lane, waiting, why, now);
                count(lane, Fate.DROPPED, 1);
            }
            case Settled.ToBeRead(String why) -> {
                if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
                    log.info(
                            "What {} from {} is about was not read anew: {}",
                            waiting.activityId(),
                            waiting.peer(),
                            why);
                    applied(lane, List.of(waiting));
                } else {
                    store.readLater(lane, waiting, why, now.plus(wait(waiting)));
                    count(lane, Fate.LATER, 1);
                }
            }
            case Settled.Later(String why, var waitsFor) -> {
                if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
                    log.warn("{} from {} was given up: {}", waiting.activityId(), waiting.peer(), why);
                    store.settle(lane, waiting, "given up: " + why, now);
                    count(lane, Fate.GIVEN_UP, 1);
                } else {
                    Instant notBefore = now.plus(wait(waiting));
                    store.later(lane, waiting, why, notBefore, waitsFor == null ? null : waitsFor.value());
                    count(lane, Fate.LATER, 1);
                    if (waitsFor != null) {
                        behind.add(waiting, waitsFor, notBefore);
                    }
                }
            }
        }
    }

    private Duration wait(Waiting waiting) {
        return firstWait.multipliedBy(1L << (2 * waiting.attempts()));
    }

    /// It waits behind another about the same, and was not tried.
    void behind(Transaction lane, Waiting waiting, Instant until) {
        store.behind(lane, waiting, until);
    }

    /// What a fault of ours means for the activity that met it.
    static Settled failed(Waiting waiting, RuntimeException fault) {
        if (waiting.attempts() == 0) {
            log.error("{} from {} failed", waiting.activityId(), waiting.peer(), fault);
        } else {
            log.error("{} from {} failed again: {}", waiting.activityId(), waiting.peer(), fault.toString());
        }
        return new Settled.Later("it failed here: " + fault.getClass().getSimpleName());
    }
}
