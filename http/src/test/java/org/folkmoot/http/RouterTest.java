package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The router, asked directly.
class RouterTest extends RouterContract {

    private final Router router = new Router(HttpSettings.usual("127.0.0.1", 0), site.ports(), SmallSite.groups());

    @Override
    Reply ask(Incoming incoming) {
        return router.answer(incoming);
    }

    @Test
    void redirectsNeverLeaveTheSite() {
        for (String path : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil", ""}) {
            assertThat(LocalPath.or(path, "/")).isEqualTo("/");
        }
        assertThat(LocalPath.or("/post/1#comment-2", "/")).isEqualTo("/post/1#comment-2");
    }
}
