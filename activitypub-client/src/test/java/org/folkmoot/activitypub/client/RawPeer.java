package org.folkmoot.activitypub.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that says byte for byte what a test wants it to, to every connection.
final class RawPeer implements AutoCloseable {

    /// What it says to one connection; the connection ends with it.
    interface Conversation {
        void speak(Wire wire) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    RawPeer(Conversation conversation) {
        this("127.0.0.1", 0, conversation);
    }

    RawPeer(String address, int port, Conversation conversation) {
        this.conversation = conversation;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// One that says the same to every request, and keeps the connection.
    static RawPeer saying(String answer) {
        return new RawPeer(wire -> {
            while (wire.request()) {
                wire.say(answer);
            }
        });
    }

    String url(String path) {
        return "http://peer.localhost:" + port() + path;
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /// The requests that came, with their headers, without their bodies.
    List<String> heard() {
        return heard;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> speak(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void speak(Socket socket) {
        try (socket) {
            conversation.speak(new Wire(socket, socket.getInputStream(), socket.getOutputStream(), heard));
        } catch (IOException | InterruptedException gone) {
            // the other side closed, as it may
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    record Wire(Socket socket, InputStream in, OutputStream out, List<String> heard) {

        void say(String text) throws IOException {
            say(text.getBytes(ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /// Reads one request up to the end of its body.
        ///
        /// @return whether there was one
        boolean request() throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int read = in.read();
                if (read < 0) {
                    return false;
                }
                head.append((char) read);
            }
            heard.add(head.toString());
            for (String line : head.toString().lines().toList()) {
                if (line.startsWith("Content-Length: ")) {
                    in.readNBytes(Integer.parseInt(line.substring(16)));
                }
            }
            return true;
        }

        /// Says nothing more, until the other side has had enough.
        void untilTheyLeave() throws IOException {
            while (in.read() >= 0) {
                // whatever it says
            }
        }
    }
}
