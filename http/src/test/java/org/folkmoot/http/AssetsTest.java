package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private final Assets assets = Assets.beside(AssetsTest.class, "site.css");
    private final Router router =
            new Router(HttpSettings.usual("127.0.0.1", 0), new SmallSite().ports(), List.of(assets.routes()));

    @Test
    void aFileIsKeptForGoodUnderTheAddressThatHoldsItsHash() {
        String url = assets.url("site.css");
        assertThat(url).matches("/assets/site-[0-9a-f]{12}\\.css");
        Reply reply = router.answer(Incoming.get(url));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(reply.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void theAddressOfAnOlderContentLeadsToTheNewOneButIsNotKept() {
        for (String url : List.of("/assets/site-0123456789ab.css", "/assets/site.css")) {
            Reply reply = router.answer(Incoming.get(url));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Cache-Control")).contains("max-age=10");
        }
    }

    @Test
    void aFileIsSentSmall() {
        Header gzip = new Header("Accept-Encoding", "gzip");
        Reply small = router.answer(Incoming.get(assets.url("site.css"), gzip));
        assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.header("Vary")).contains("Accept-Encoding");
        assertThat(small.body().length).isLessThan(1000);
    }

    @Test
    void anythingElseIsNotFound() {
        assertThat(router.answer(Incoming.get("/assets/other.css")).status()).isEqualTo(404);
        assertThat(router.answer(Incoming.get("/assets/-0123456789ab.css")).status())
                .isEqualTo(404);
        assertThat(router.answer(Incoming.get("/assets/.")).status()).isEqualTo(400);
        assertThatIllegalArgumentException().isThrownBy(() -> assets.url("other.css"));
        assertThatIllegalArgumentException().isThrownBy(() -> Assets.beside(AssetsTest.class, "other.css"));
    }
}
