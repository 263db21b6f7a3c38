import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks as many people would: each request comes from another address, since the server allows nobody too many.
final class Asking {

    private final int port;
    private final AtomicInteger asked = new AtomicInteger();

    Asking(int port) {
        this.port = port;
    }

    /// The cookie of a member.
    ///
    /// @param number from 1
    String member(int number) {
        return "folkmoot-" + port + "=bench-" + number;
    }

    /// The cookies of members in turn.
    String anyMember() {
        return member(1 + asked.get() % Seed.SESSIONS);
    }

    /// @return nanoseconds until the last byte, compressed
    long nanos(Client client, String path, String cookie) throws IOException {
        return ask(client, path, cookie, true);
    }

    /// @return milliseconds until the last byte, compressed
    double page(Client client, String path, String cookie) throws IOException {
        return ask(client, path, cookie, true) / 1e6;
    }

    /// The page itself.
    String text(Client client, String path, String cookie) throws IOException {
        ask(client, path, cookie, false);
        return new String(client.body(), StandardCharsets.UTF_8);
    }

    private long ask(Client client, String path, String cookie, boolean compressed) throws IOException {
        int number = asked.incrementAndGet();
        String from = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        long nanos = client.ask(path, from, cookie, compressed);
        if (client.status() != 200) {
            throw new IOException(path + " was answered with " + client.status());
        }
        return nanos;
    }
}
