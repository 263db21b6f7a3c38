package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestWatchTest {

    private final List<String> heard = new ArrayList<>();
    private final SmallSite site = new SmallSite();
    private final Router router = new Router(
            HttpSettings.usual("127.0.0.1", 0),
            site.ports()
                    .with(
                            new PlainErrorPages(),
                            (door, kind, status, took) -> heard.add(door + " " + kind + " " + status)),
            List.of(
                    Routes.forBrowsers()
                            .get("/c/{name}", request -> Reply.text(200, "here"))
                            .get("/broken", request -> {
                                throw new IllegalStateException("broken");
                            })
                            .group(),
                    Routes.forAnyone()
                            .get("/health", LimitClass.PROBE, request -> Reply.text(200, "ok"))
                            .group()));

    @Test
    void everyAnswerIsToldOfByItsDoorAndNotByItsAddress() {
        router.answer(Incoming.get("/c/garden"));
        router.answer(Incoming.get("/c/kitchen?a=b"));
        router.answer(Incoming.get("/broken"));
        router.answer(Incoming.get("/nowhere"));
        router.answer(Incoming.get("/health"));

        assertThat(heard)
                .containsExactly(
                        "BROWSER READ 200", "BROWSER READ 200", "BROWSER READ 500", "null null 404", "OPEN PROBE 200");
    }

    @Test
    void aProbeIsNotTurnedAwayHoweverManyReadFromItsAddress() {
        for (int times = 0; times < 1_300; times++) {
            router.answer(Incoming.get("/c/garden"));
        }
        assertThat(router.answer(Incoming.get("/c/garden")).status()).isEqualTo(429);
        for (int times = 0; times < 2_000; times++) {
            assertThat(router.answer(Incoming.get("/health")).status()).isEqualTo(200);
        }
    }
}
