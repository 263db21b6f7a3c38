package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The few who serve lanes. More would only take connections to the database from those who read pages.
public final class InboxWorkers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InboxWorkers.class);

    private static final int WORKERS = 2;
    /// What other nodes received, and what is to be tried again, rings no bell here.
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final ServeLanes serve;
    private final Reception reception;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    public InboxWorkers(ServeLanes serve, Reception reception) {
        this.serve = serve;
        this.reception = reception;
    }

    public void start() {
        for (int number = 1; number <= WORKERS; number++) {
            threads.add(Thread.ofPlatform().name("inbox-" + number).start(this::work));
        }
    }

    private void work() {
        boolean faulty = false;
        while (!stopping) {
            try {
                if (serve.serve() == 0) {
                    if (serve.gathering()) {
                        Thread.sleep(ServeLanes.GATHERING);
                    } else {
                        reception.await(PATIENCE);
                    }
                }
                faulty = false;
            } catch (InterruptedException stopped) {
                return;
            } catch (DatabaseUnavailable away) {
                log.debug("What was received waits for the database", away); // whoever carries news says so, once
                pause();
            } catch (RuntimeException fault) {
                if (!faulty) {
                    log.error("Serving what was received failed and is tried again", fault);
                }
                faulty = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(15));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
