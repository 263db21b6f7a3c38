package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HttpServerSocketTest {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);
    private final RouteGroup pages = Routes.forAnyone()
            .get("/slow", request -> {
                arrived.countDown();
                waitFor(mayFinish);
                return Reply.text(
                        200,
                        "finished on a virtual thread: "
                                + Thread.currentThread().isVirtual());
            })
            .get("/address", request -> Reply.text(200, request.addressInBrowser()))
            .group();
    private final HttpServer server =
            HttpServer.start(HttpSettings.usual("127.0.0.1", 0), new SmallSite().ports(), List.of(pages));

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aRequestUnderWayIsFinishedWhenTheServerStops(Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            URI slow = URI.create("http://127.0.0.1:" + server.port() + "/slow");
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(HttpRequest.newBuilder(slow).build(), BodyHandlers.ofString());
            waitFor(arrived);
            Thread stopping = Thread.startVirtualThread(server::stop);
            Thread.sleep(1500); // the library cuts HTTP/2 after a second unless told otherwise
            mayFinish.countDown();
            assertThat(answer.get().version()).isEqualTo(version);
            assertThat(answer.get().body()).isEqualTo("finished on a virtual thread: true");
            stopping.join();
        }
    }

    @Test
    void theAddressInTheBrowserIsKnownInBothVersions() throws Exception {
        for (Version version : List.of(Version.HTTP_1_1, Version.HTTP_2)) {
            try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
                String here = "http://localhost:" + server.port();
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(here + "/address")).build();
                // the first request of HTTP/2 is an upgrade and still has a Host; the second has none
                for (int time = 1; time <= 2; time++) {
                    assertThat(client.send(request, BodyHandlers.ofString()).body())
                            .isEqualTo(here);
                }
            }
        }
        server.stop();
    }

    @Test
    void twoServersListenAtOnceOnPortsOfTheirOwn() {
        HttpServer other =
                HttpServer.start(HttpSettings.usual("127.0.0.1", 0), new SmallSite().ports(), List.of(pages));
        assertThat(other.port()).isNotEqualTo(server.port());
        other.stop();
        server.stop();
    }

    @Test
    void aTakenPortIsSaidAtOnce() {
        assertThatThrownBy(() -> HttpServer.start(
                        HttpSettings.usual("127.0.0.1", server.port()), new SmallSite().ports(), List.of(pages)))
                .hasMessageContaining("ort");
        server.stop();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
