package org.folkmoot.server;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.DurableConsumer;

/// Carries the ledger to one durable consumer, in a thread of its own: one that is slow or fails holds up no other.
final class Follower implements AutoCloseable {

    /// Whoever rings is in this process, so this only bounds what a lost ring would cost.
    private static final Duration LISTEN = Duration.ofSeconds(1);

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final DurableConsumer consumer;
    private final LongSupplier position;
    private final FaultLog faults;
    private final Bell bell = new Bell();
    private final Thread thread;

    /// @param position up to which there are events, as far as is known here
    Follower(DurableConsumer consumer, LongSupplier position, FaultLog faults) {
        this.consumer = consumer;
        this.position = position;
        this.faults = faults;
        this.thread = Thread.ofPlatform().name(consumer.name() + " follows").unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    /// Tells that there are new events.
    void ring() {
        bell.ring();
    }

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void step() throws InterruptedException {
        try {
            if (!consumer.behind(position.getAsLong()) || followed() == 0) {
                bell.await(LISTEN);
            }
        } catch (DatabaseUnavailable away) {
            faults.report("carrying news", away);
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (RuntimeException fault) {
            faults.report("carrying news to " + consumer.name(), fault);
            Thread.sleep(PAUSE_AFTER_FAULT);
        }
    }

    private int followed() {
        int applied = consumer.follow();
        faults.over();
        return applied;
    }

    /// Ends it, within five seconds.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
