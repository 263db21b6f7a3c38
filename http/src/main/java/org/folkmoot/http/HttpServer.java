package org.folkmoot.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.List;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Listens, and hands what comes to a [Router]: HTTP/1.1 and HTTP/2 without encryption on one port, a virtual thread
/// for each request. Encryption is the business of a proxy before it.
public final class HttpServer {

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Listens from the moment that this returns.
    public static HttpServer start(HttpSettings settings, HttpPorts ports, List<RouteGroup> groups) {
        Router router = new Router(settings, ports, groups);
        Javalin javalin = Javalin.create(config -> configure(config, settings, new ServletBridge(router)));
        return new HttpServer(javalin.start());
    }

    private static void configure(JavalinConfig config, HttpSettings settings, ServletBridge bridge) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(settings.headLimit());
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.stopTime().toMillis());
            server.setErrorHandler(new BareErrors());
        });
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
        config.routes.before(context -> {
            bridge.serve(context.req(), context.res());
            context.skipRemainingHandlers();
        });
    }

    private static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTime().toMillis());
        // Without this, requests over HTTP/2 are cut after a second when the server stops.
        connector.setShutdownIdleTimeout(settings.stopTime().toMillis());
        return connector;
    }

    /// The port it listens on, also when the settings asked for any.
    public int port() {
        return javalin.port();
    }

    /// Takes no more connections, lets requests under way finish within the settings' time, and returns.
    public void stop() {
        javalin.stop();
    }
}
