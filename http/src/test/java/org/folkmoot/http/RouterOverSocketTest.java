package org.folkmoot.http;

import org.junit.jupiter.api.AfterEach;

/// The router, asked through the server library and a real socket.
class RouterOverSocketTest extends RouterContract {

    private final HttpServer server =
            HttpServer.start(HttpSettings.usual("127.0.0.1", 0), site.ports(), SmallSite.groups());

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    Reply ask(Incoming incoming) {
        return new RawClient(server.port()).ask(incoming);
    }
}
