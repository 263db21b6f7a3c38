package org.folkmoot.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Many who do something at the same time.
final class DemoCrowd {

    private static final int AT_ONCE = 32;

    private DemoCrowd() {}

    /// Lets each do it, and waits for all.
    static void each(int count, IntConsumer deed) {
        List<Callable<Void>> all = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            int number = n;
            all.add(() -> {
                deed.accept(number);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The story was stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The story came to a halt", failed.getCause());
        }
    }
}
