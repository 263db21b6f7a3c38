package org.folkmoot.server;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for what crosses servers: as soon as it is there, and never for ever.
final class Soon {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Soon() {}

    /// Asks again until it holds.
    static void eventually(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come to be within " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }
}
