package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands where the public address leads, on this machine, and answers as a proxy does that is set up wrongly.
final class CrookedProxy implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /// @param type of the body; where a redirect leads for 3xx
    private record Answer(int status, String type, String body) {}

    CrookedProxy() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.createContext("/", exchange -> {
            String wanted = exchange.getRequestHeaders().getFirst("Accept");
            String path = exchange.getRequestURI().getPath();
            Answer answer = answers.getOrDefault(
                    path + " " + wanted, answers.getOrDefault(path, new Answer(404, "text/plain", "Not here.")));
            exchange.getResponseHeaders().set(answer.status() / 100 == 3 ? "Location" : "Content-Type", answer.type());
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /// @param path what is asked for, perhaps with the kind that is wanted after it
    CrookedProxy answering(String path, int status, String type, String body) {
        answers.put(path, new Answer(status, type, body));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://forum.localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
