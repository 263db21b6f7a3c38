package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.folkmoot.http.HttpPorts;
import org.folkmoot.http.HttpServer;
import org.folkmoot.http.HttpSettings;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.PlainErrorPages;
import org.folkmoot.http.Reply;
import org.folkmoot.http.RequestWatch;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.http.Routes;

/// A door of its own, on a port that the world does not reach, for the machines of whoever runs the server.
/// That it is another port, and no page behind a rule of who may read it, makes it safe also behind a proxy
/// that hides where requests come from.
final class MetricsDoor implements AutoCloseable {

    private final HttpServer http;
    private final String host;

    private MetricsDoor(HttpServer http, String host) {
        this.http = http;
        this.host = host;
    }

    /// @param ports of the door that people come in by
    static MetricsDoor open(MetricsSettings where, HttpPorts ports, Probes probes, Metrics metrics) {
        RouteGroup told = Routes.forAnyone()
                .get(
                        "/metrics",
                        LimitClass.PROBE,
                        request -> Reply.bytes(
                                200, Metrics.CONTENT_TYPE, metrics.text().getBytes(UTF_8)))
                .group();
        HttpServer http = HttpServer.start(
                HttpSettings.usual(where.bind(), where.port()).withoutLimits(),
                ports.with(new PlainErrorPages(), RequestWatch.NOBODY),
                List.of(told, probes.routes()));
        return new MetricsDoor(http, where.bind().contains(":") ? "[" + where.bind() + "]" : where.bind());
    }

    String address() {
        return "http://" + host + ":" + http.port();
    }

    @Override
    public void close() {
        http.stop();
    }
}
