package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What no honest client sends. Slow: waits for the server to lose its patience.
@Timeout(60)
class HostileClientsSocketTest {

    private static final String FORM = String.join(
            "\r\n",
            "POST /form HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 5000",
            "",
            "");

    private final HttpSettings settings = HttpSettings.usual("127.0.0.1", 0)
            .withTimes(Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(1500));
    private final HttpServer server = HttpServer.start(settings, new SmallSite().ports(), SmallSite.groups());
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void stillServesOthersAndStops() {
        assertThat(client.ask(Incoming.get("/c/books")).status()).isEqualTo(200);
        server.stop();
    }

    @Test
    void whoSaysNothingIsDisconnected() {
        assertThat(afterDripping("", "").status()).isZero();
    }

    @Test
    void whoStopsHalfwayThroughTheHeadIsDisconnected() {
        assertThat(afterDripping("GET / HTTP/1.1\r\nHost: loc", "").status()).isIn(0, 408);
    }

    @Test
    void aDrippingHeadIsCutOff() {
        assertThat(afterDripping("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a".repeat(3000))
                        .status())
                .isZero();
    }

    @Test
    void aDrippingHeadAfterAnHonestRequestIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "GET /c/books HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(RawClient.read(socket.getInputStream(), false).bodyText())
                    .isEqualTo("community books");
            assertThat(drip(socket, "a".repeat(3000)).status()).isZero();
        }
    }

    @Test
    void aDrippingRequestLineIsCutOff() {
        assertThat(afterDripping("GET /", "a".repeat(3000)).status()).isZero();
    }

    @Test
    void aDrippingBodyIsToldThatItIsTooSlow() {
        Reply reply = afterDripping(FORM, "a".repeat(4000));
        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.header("Connection")).isEqualTo("close");
    }

    @Test
    void aBodyThatStopsIsToldThatItIsTooSlow() {
        assertThat(afterDripping(FORM + "text=", "").status()).isEqualTo(408);
    }

    @Test
    void aDrippingChunkedBodyIsToldThatItIsTooSlow() {
        String head = FORM.replace("Content-Length: 5000", "Transfer-Encoding: chunked");
        assertThat(afterDripping(head, "1\r\na\r\n".repeat(1000)).status()).isEqualTo(408);
    }

    @Test
    void aDrippingBodyOverHttp2IsCutOff() throws Exception {
        InputStream dripping = new InputStream() {
            private int left = 5000;

            @Override
            public int read() throws IOException {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException cutOff) {
                    throw new IOException(cutOff);
                }
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                into[from] = (byte) read();
                return left >= 0 ? 1 : -1;
            }
        };
        URI form = URI.create("http://127.0.0.1:" + server.port() + "/form");
        try (HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            browser.send(HttpRequest.newBuilder(form).build(), BodyHandlers.discarding()); // changes to HTTP/2
            CompletableFuture<HttpResponse<Void>> answer = browser.sendAsync(
                    HttpRequest.newBuilder(form)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofInputStream(() -> dripping))
                            .build(),
                    BodyHandlers.discarding());
            // Whether this client shows the answer or only that the stream was cut depends on which it reads first.
            String end = answer.handle((said, cut) -> cut == null ? String.valueOf(said.statusCode()) : "cut off")
                    .join();
            assertThat(end).isIn("408", "cut off");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNobodysFault() throws IOException {
        try (Socket socket = connect()) {
            say(socket, FORM + "text=");
            socket.shutdownOutput();
            assertThat(RawClient.read(socket.getInputStream(), false).status()).isIn(0, 400);
        }
        String chunked = FORM.replace("Content-Length: 5000", "Transfer-Encoding: chunked");
        assertThat(say(chunked + "zz\r\nnonsense").status()).isEqualTo(400);
    }

    @Test
    void aBodyDeclaredTooLargeIsRefusedUnread() {
        Reply reply = say(FORM.replace("5000", "100000000"));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.header("Connection")).isEqualTo("close");
    }

    @Test
    void aChunkedBodyThatGrowsTooLargeIsRefused() {
        String head = FORM.replace("Content-Length: 5000", "Transfer-Encoding: chunked");
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        assertThat(say(head + chunk.repeat(17)).status()).isEqualTo(413);
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() {
        assertThat(say("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(70_000) + "\r\n\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(say("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .status())
                .isEqualTo(414);
    }

    @Test
    void twoLengthsAreRefused() {
        assertThat(say(FORM.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"))
                        .status())
                .isEqualTo(400);
        assertThat(say(FORM.replace("\r\n\r\n", "\r\nContent-Length: 5\r\n\r\n"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRequestWithoutHostIsRefused() {
        assertThat(say("GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
    }

    @Test
    void anUnknownHostAndAnAddressInFullAreAnswered() {
        assertThat(say("GET /c/books HTTP/1.1\r\nHost: who.knows\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(say("GET http://who.knows/c/books HTTP/1.1\r\nHost: who.knows\r\nConnection: close\r\n\r\n")
                        .bodyText())
                .isEqualTo("community books");
    }

    @Test
    void bytesThatAreNoHttpAreRefused() {
        assertThat(say("\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\r\n\r\n")
                        .status())
                .isIn(0, 400);
        assertThat(say("GET / HTTP/9.9\r\n\r\n").status()).isIn(400, 505);
        assertThat(say("GET / HTTP/1.1\r\nHost: a\r\nBad\u0000Name: x\r\n\r\n").status())
                .isEqualTo(400);
    }

    @Test
    void whatTheLibraryRefusesItselfTellsNothingOfIt() {
        Reply reply = say("GET / HTTP/1.1\r\n\r\n");
        assertThat(reply.bodyText()).isEqualTo("Bad Request.\n");
        assertThat(reply.header("Server")).isNull();
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aPathThatHidesASlashIsRefused() {
        for (String path : new String[] {"/c/%2e%2e", "/c/a%2fb", "/c/a%5cb", "/c/..;/x", "/c/a%00b", "/c/%zz"}) {
            assertThat(say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .status())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private Reply say(String text) {
        return client.say(text, new byte[0], false);
    }

    private Reply afterDripping(String atOnce, String slowly) {
        try (Socket socket = connect()) {
            say(socket, atOnce);
            return drip(socket, slowly);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Sends a byte now and then, for as long as somebody listens, and reads what is answered: status 0 for nothing.
    private static Reply drip(Socket socket, String slowly) throws IOException {
        Thread dripping = Thread.startVirtualThread(() -> {
            try {
                for (int at = 0; at < slowly.length(); at++) {
                    say(socket, slowly.substring(at, at + 1));
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException cutOff) {
                // as it should be
            }
        });
        try {
            return RawClient.read(socket.getInputStream(), false);
        } catch (SocketException reset) {
            return Reply.text(0, "");
        } finally {
            dripping.interrupt();
        }
    }
}
