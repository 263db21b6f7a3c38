import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// All the other servers, on one port under as many names as are needed (`crowd.localhost`, `peer7.localhost`): answers
/// for its people, and takes what is sent to its inboxes as slowly as a server far away does.
///
/// Its people share one key, since making thousands takes minutes; that theirs are the same is nothing that the server
/// could make use of.
final class Crowd implements AutoCloseable {

    private final HttpServer server;
    private final KeyPair key;
    private final String pem;
    private final Duration latency;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    /// @param latency of an inbox's answer
    Crowd(int port, Duration latency) throws Exception {
        this.latency = latency;
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2048);
        key = pairs.generateKeyPair();
        pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .replace("\n", "\\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    KeyPair key() {
        return key;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String person(int number) {
        return "http://crowd.localhost:" + port() + "/u/voter" + number;
    }

    /// How many documents were asked for.
    int asked() {
        return asked.get();
    }

    /// How many activities were delivered.
    int heard() {
        return heard.get();
    }

    /// Seconds from the first answered delivery to the last.
    double seconds() {
        return (last.get() - first.get()) / 1e9;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                Thread.sleep(latency);
                first.compareAndSet(0, System.nanoTime());
                exchange.sendResponseHeaders(202, -1);
                last.set(System.nanoTime());
                heard.incrementAndGet();
                return;
            }
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.startsWith("/u/") ? person(path.substring(3)).getBytes(StandardCharsets.UTF_8) : null;
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/activity+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String person(String name) {
        String here = "http://crowd.localhost:" + port();
        return """
                {"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/v1"],
                 "id":"%1$s/u/%2$s","type":"Person","preferredUsername":"%2$s","inbox":"%1$s/u/%2$s/inbox",
                 "outbox":"%1$s/u/%2$s/outbox","endpoints":{"sharedInbox":"%1$s/inbox"},
                 "publicKey":{"id":"%1$s/u/%2$s#main-key","owner":"%1$s/u/%2$s","publicKeyPem":"%3$s"}}
                """.formatted(here, name, pem);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
