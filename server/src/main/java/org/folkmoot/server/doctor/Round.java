package org.folkmoot.server.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.folkmoot.server.doctor.Finding.Look;
import org.jspecify.annotations.Nullable;

/// One round of the doctor: checks that are begun at once, each with a bounded time, and told in the order in which
/// they were begun.
final class Round implements AutoCloseable {

    private static final Duration USUAL = Duration.ofSeconds(9);

    private record Begun(String subject, CompletableFuture<List<Finding>> findings) {}

    private final Duration patience;
    private final List<Begun> begun = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Round() {
        this(USUAL);
    }

    Round(Duration patience) {
        this.patience = patience;
    }

    void begin(List<Check> checks) {
        for (Check check : checks) {
            begun.add(new Begun(
                    check.subject(),
                    CompletableFuture.supplyAsync(check::look, threads)
                            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)));
        }
    }

    /// What was found by other means than a check.
    void found(Finding finding) {
        begun.add(new Begun("", CompletableFuture.completedFuture(List.of(finding))));
    }

    /// Waits for all of them.
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (Begun one : begun) {
            try {
                all.addAll(one.findings().get());
            } catch (ExecutionException failed) {
                all.add(new Look("Could not look at " + one.subject() + " (" + words(failed.getCause()) + ").", ""));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return all;
            }
        }
        return all;
    }

    private String words(@Nullable Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "it took longer than " + patience.toSeconds() + " s";
        }
        return String.valueOf(cause == null ? null : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    /// Leaves behind what was given up.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
