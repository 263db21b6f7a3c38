package org.folkmoot.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens, and hands what comes to a [Router]: HTTP/1.1 and HTTP/2 without encryption on one port, a virtual thread
/// for each request. Encryption is the business of a proxy before it.
public final class HttpServer {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    /// For connections that nobody uses, once the server stops and all requests are answered.
    private static final long IDLE_AT_STOP_MILLIS = 200;

    /// Beyond it, newcomers wait until somebody leaves; well below what a process may have open.
    private static final int MOST_CONNECTIONS = 8_192;

    private final Server server;
    private final ServerConnector connector;
    private final JettyBridge bridge;
    private final ScheduledExecutorService timer;
    private final Duration stopTime;

    private HttpServer(
            Server server,
            ServerConnector connector,
            JettyBridge bridge,
            ScheduledExecutorService timer,
            Duration stopTime) {
        this.server = server;
        this.connector = connector;
        this.bridge = bridge;
        this.timer = timer;
        this.stopTime = stopTime;
    }

    /// Listens from the moment that this returns.
    public static HttpServer start(HttpSettings settings, HttpPorts ports, List<RouteGroup> groups) {
        Router router = new Router(settings, ports, groups);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        SlowHeads slowHeads = new SlowHeads(settings.headTime());
        JettyBridge bridge = new JettyBridge(router, timer, settings.bodyTime());
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("http");
        Server server = new Server(threads);
        server.setStopTimeout(10 * IDLE_AT_STOP_MILLIS);
        server.setErrorHandler(new BareErrors());
        server.setHandler(bridge);
        ServerConnector connector = connector(server, settings, slowHeads);
        server.addConnector(connector);
        HttpServer started = new HttpServer(server, connector, bridge, timer, settings.stopTime());
        started.listen();
        // Often enough to be late by a tenth of the time, and by a second at most.
        long interval = Math.min(1000, Math.max(10, settings.headTime().toMillis() / 10));
        var _ = timer.scheduleWithFixedDelay(slowHeads::look, interval, interval, TimeUnit.MILLISECONDS);
        return started;
    }

    private void listen() {
        try {
            server.start();
        } catch (Exception notStarted) {
            timer.shutdownNow();
            end();
            throw new IllegalStateException("Nothing can listen on port " + connector.getPort(), notStarted);
        }
    }

    private static ServerConnector connector(Server server, HttpSettings settings, SlowHeads slowHeads) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(settings.headLimit());
        http.setUriCompliance(UriCompliance.RFC3986); // what an address means is judged by the router alone
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.addBean(slowHeads);
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTime().toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
        return connector;
    }

    /// The port it listens on, also when the settings asked for any.
    public int port() {
        return connector.getLocalPort();
    }

    /// Takes no more connections, lets requests under way finish within the settings' time, and returns.
    ///
    /// We wait for them ourselves before the library is told: told at once, it would cut requests over HTTP/2 whose
    /// connection is quiet, and otherwise wait for browsers that only keep their connection open.
    public void stop() {
        connector.close();
        if (!bridge.finishWithin(stopTime)) {
            log.warn("Stopped with requests still unanswered after {} s", stopTime.toSeconds());
        }
        end();
        timer.shutdownNow();
    }

    private void end() {
        try {
            server.stop();
        } catch (Exception unfinished) {
            log.debug("The server library did not stop cleanly", unfinished);
        }
    }
}
