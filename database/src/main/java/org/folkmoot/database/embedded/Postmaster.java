package org.folkmoot.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import org.folkmoot.database.DatabaseRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server: one thread starts it, waits for its end, and starts it again when nobody asked for that end.
///
/// The thread must live as long as the server, since the system is told to stop the server when that thread ends.
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final long LARGEST_LOG = 5_000_000;
    private static final long PAUSE_MILLIS = 10;
    private static final long RESTART_MILLIS = 1_000;
    private static final int LONG_START = 1_000;

    private final Cluster cluster;
    private final int port;
    private final CountDownLatch launched = new CountDownLatch(1);
    private volatile @Nullable ProcessHandle server;
    private volatile @Nullable IOException failure;
    private volatile boolean wanted = true;
    private volatile boolean wasReady;

    private Postmaster(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    int port() {
        return port;
    }

    /// Starts a server and returns when it takes connections.
    ///
    /// @throws DatabaseRefused when it ends instead
    static Postmaster started(Cluster cluster, int port) throws IOException, InterruptedException {
        Postmaster postmaster = new Postmaster(cluster, port);
        postmaster.watch();
        postmaster.launched.await();
        postmaster.awaitReady();
        return postmaster;
    }

    /// Takes charge of a server that runs already.
    static Postmaster adopted(Cluster cluster, PostmasterFile file) {
        Postmaster postmaster = new Postmaster(cluster, file.port());
        postmaster.server = ProcessHandle.of(file.process()).orElseThrow();
        postmaster.wasReady = true;
        postmaster.watch();
        return postmaster;
    }

    /// Stops the server in good order; clients that are still connected are cut off.
    void stop() throws IOException {
        wanted = false;
        Processes.Ended ended = Processes.run(cluster.runAs().command(cluster.stop()));
        ProcessHandle running = server;
        if (ended.code() != 0 && running != null && running.isAlive()) {
            log.warn("PostgreSQL did not stop in good order: {}", ended.output());
        }
    }

    private void watch() {
        Thread.ofPlatform().daemon(true).name("postgresql").start(this::keepRunning);
    }

    private void keepRunning() {
        try {
            while (wanted) {
                if (server == null) {
                    server = launch();
                }
                launched.countDown();
                ProcessHandle running = server;
                if (running != null) {
                    running.onExit().join();
                }
                if (!wanted || !wasReady) {
                    return;
                }
                log.error("PostgreSQL ended without being asked to; starting it again (its log: {})", cluster.log());
                Thread.sleep(RESTART_MILLIS);
                server = null;
            }
        } catch (IOException cause) {
            failure = cause;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            launched.countDown();
        }
    }

    private ProcessHandle launch() throws IOException {
        keepLogSmall();
        ProcessBuilder builder = new ProcessBuilder(cluster.runAs().commandThatEndsWithUs(cluster.server(port)));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.directory(Path.of("/").toFile());
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
        return builder.start().toHandle();
    }

    private void keepLogSmall() throws IOException {
        Path file = cluster.log();
        if (Files.exists(file) && Files.size(file) > LARGEST_LOG) {
            Files.move(file, file.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int waits = 0; ; waits++) {
            IOException cause = failure;
            if (cause != null) {
                throw new UncheckedIOException("PostgreSQL cannot be started", cause);
            }
            ProcessHandle running = server;
            if (running == null || !running.isAlive()) {
                wanted = false;
                throw new DatabaseRefused(
                        "PostgreSQL did not start: " + cluster.lastWords() + " (its log: " + cluster.log() + ")");
            }
            PostmasterFile file = PostmasterFile.read(cluster.files());
            if (file != null && file.ready() && file.process() == running.pid()) {
                wasReady = true;
                return;
            }
            if (waits == LONG_START) {
                log.info("PostgreSQL is reading its log after a crash; this may take minutes");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
