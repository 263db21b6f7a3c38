package org.folkmoot.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the server from start to stop: settings, database, rooms; and back again in the opposite order.
public final class Serve {

    private static final Logger log = LoggerFactory.getLogger(Serve.class);

    private Serve() {}

    /// Returns when the server was asked to stop (SIGTERM, SIGINT) and has stopped.
    public static void untilStopped(Settings settings, Sources sources) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean inOrder = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            asked.countDown();
            awaitQuietly(stopped);
            if (inOrder.get()) {
                Runtime.getRuntime().halt(ExitCode.DONE.number()); // a signal that was obeyed is no failure
            }
        }));
        try (OpenedDatabase database = OpenedDatabase.forServer(settings, sources)) {
            requireFreePort(settings);
            try (Wiring wiring = Wiring.start(settings, database, sources)) {
                log.info("Folkmoot answers at {}", wiring.address());
                if (wiring.metricsAddress() != null) {
                    log.info("How it is can be read at {}/metrics", wiring.metricsAddress());
                }
                String setUpPage = wiring.setUpPage();
                if (setUpPage != null) {
                    log.info("Set it up in a browser: {}", setUpPage);
                }
                asked.await();
                log.info("Stopping; requests under way are finished first");
                inOrder.set(true);
            }
        } catch (RuntimeException | Error failure) {
            inOrder.set(false);
            throw failure;
        } finally {
            stopped.countDown();
        }
    }

    /// Told before the rooms are built, since then it is one clear sentence.
    static void requireFreePort(Settings settings) {
        requireFree(settings.bind(), settings.port(), Setting.PORT);
        MetricsSettings metrics = settings.metrics();
        if (metrics != null) {
            requireFree(metrics.bind(), metrics.port(), Setting.METRICS_PORT);
        }
    }

    private static void requireFree(String bind, int port, Setting setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(bind), port));
        } catch (IOException taken) {
            throw new PortTaken(bind, port, setting, taken);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
