package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private final SmallSite site = new SmallSite();
    private int made;
    private final Router router = new Router(
            HttpSettings.usual("127.0.0.1", 0),
            site.ports(),
            List.of(Routes.forBrowsers()
                    .get("/", request -> page("page " + ++made).withCache(CachePolicy.PUBLIC_SHORT))
                    .get("/private", request -> page("page " + ++made))
                    .get("/form", request -> page(request.csrf() + ++made).withCache(CachePolicy.PUBLIC_SHORT))
                    .group()));

    private static Reply page(String text) {
        return Reply.html(200, text.getBytes(StandardCharsets.UTF_8));
    }

    private String ask(String target, Header... headers) {
        return router.answer(Incoming.get(target, headers)).bodyText();
    }

    @Test
    void aVisitorIsAnsweredAsTheOneBefore() {
        Reply first = router.answer(Incoming.get("/"));
        Reply second = router.answer(Incoming.get("/"));

        assertThat(second.bodyText()).isEqualTo("page 1").isEqualTo(first.bodyText());
        assertThat(second.headers()).isEqualTo(first.headers());
    }

    @Test
    void whatChangedIsSeenAtOnce() {
        ask("/");
        site.state++;

        assertThat(ask("/")).isEqualTo("page 2");
    }

    @Test
    void whatAnotherNodeChangedIsSeenAfterASecond() {
        ask("/");
        site.now = site.now.plus(Duration.ofMillis(999));
        assertThat(ask("/")).isEqualTo("page 1");
        site.now = site.now.plus(Duration.ofMillis(1));

        assertThat(ask("/")).isEqualTo("page 2");
    }

    @Test
    void whatChangesWhileAPageIsMadeIsNotMissed() {
        Router changing = new Router(
                HttpSettings.usual("127.0.0.1", 0),
                site.ports(),
                List.of(Routes.forBrowsers()
                        .get("/", request -> {
                            site.state++;
                            return page("page " + ++made).withCache(CachePolicy.PUBLIC_SHORT);
                        })
                        .group()));
        changing.answer(Incoming.get("/"));

        assertThat(changing.answer(Incoming.get("/")).bodyText()).isEqualTo("page 2");
    }

    @Test
    void whoBringsACookieIsNeitherKeptNorAnsweredFromBefore() {
        Header member = new Header("Cookie", "folkmoot=ana-token");

        assertThat(ask("/", member)).isEqualTo("page 1");
        assertThat(ask("/")).isEqualTo("page 2");
        assertThat(ask("/", member)).isEqualTo("page 3");
        assertThat(ask("/", new Header("Cookie", "theme=dark"))).isEqualTo("page 4");
        assertThat(ask("/", new Header("Authorization", "Bearer ana-token"))).isEqualTo("page 5");
        assertThat(ask("/")).isEqualTo("page 2");
    }

    @Test
    void whatNobodyMayKeepIsNotKept() {
        ask("/private");
        assertThat(ask("/private")).isEqualTo("page 2");

        String first = ask("/form");
        assertThat(ask("/form")).isNotEqualTo(first);
    }

    @Test
    void whateverMakesAPageDifferentIsToldApart() {
        List<String> pages = List.of(
                ask("/"),
                ask("/?order=new"),
                ask("/", new Header("Accept-Language", "de")),
                ask("/", new Header("HX-Request", "true")),
                ask("/", new Header("Accept", "text/html")),
                ask("/", new Header("Host", "other.example")),
                ask("/", new Header("Accept-Encoding", "gzip")));

        assertThat(pages).doesNotHaveDuplicates();
    }

    @Test
    void whoHasAPageAlreadyIsToldThatItIsTheSame() {
        String tag = String.valueOf(router.answer(Incoming.get("/")).header("ETag"));
        Reply again = router.answer(Incoming.get("/", new Header("If-None-Match", tag)));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(ask("/")).isEqualTo("page 1");
    }
}
