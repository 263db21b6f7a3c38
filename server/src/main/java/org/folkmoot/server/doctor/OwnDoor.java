package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Duration;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;

/// Who is behind our own port, asked on this machine.
///
/// @param loopback a client that may speak with this machine, and with nobody else on a private network
record OwnDoor(String bind, int port, Transport loopback) {

    private static final Limits SHORT = new Limits(Duration.ofSeconds(4), 4096, Limits.Excess.CUT_OFF);

    /// Who was found.
    sealed interface State {

        record Ready() implements State {}

        record NotReady(String reason) implements State {}

        /// Somebody who is no Folkmoot.
        record Stranger(String said) implements State {}

        record Silent(String why) implements State {}
    }

    State state() {
        Reply reply;
        try {
            Iri url = new Iri("http://" + host() + ":" + port + "/ready");
            reply = loopback.exchange(new OutboundRequest("GET", url, Headers.none(), new byte[0], SHORT));
        } catch (TransportFailed failed) {
            return new State.Silent(failed.reason().words());
        }
        String text = new String(reply.body(), UTF_8);
        if (reply.status() == 200 && text.startsWith("{\"ready\":true")) {
            return new State.Ready();
        }
        String before = "{\"ready\":false,\"reason\":\"";
        return reply.status() == 503 && text.startsWith(before)
                ? new State.NotReady(text.substring(before.length()).replaceAll("\".*\\R?", ""))
                : new State.Stranger("it answers " + reply.status());
    }

    /// Who listens everywhere listens on this machine too.
    private String host() {
        InetAddress address = InetAddress.ofLiteral(bind);
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }
}
