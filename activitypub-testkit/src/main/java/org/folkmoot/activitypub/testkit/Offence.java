package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.testkit.Misbehaviour.Dead;
import org.folkmoot.activitypub.testkit.Misbehaviour.Dripping;
import org.folkmoot.activitypub.testkit.Misbehaviour.Endless;
import org.folkmoot.activitypub.testkit.Misbehaviour.Failing;
import org.folkmoot.activitypub.testkit.Misbehaviour.Garbage;
import org.folkmoot.activitypub.testkit.Misbehaviour.Overloaded;
import org.folkmoot.activitypub.testkit.Misbehaviour.Redirecting;
import org.folkmoot.activitypub.testkit.Misbehaviour.Slow;
import org.folkmoot.activitypub.testkit.Misbehaviour.Wordless;
import org.folkmoot.activitypub.testkit.Misbehaviour.WrongType;
import org.folkmoot.activitypub.vocab.Json;

/// Answers a request the way a misbehaviour says.
final class Offence {

    private Offence() {}

    /// @param well what would have been answered
    static void commit(Misbehaviour how, HttpExchange exchange, ScriptedPeer peer, Supplier<Reply> well)
            throws IOException, InterruptedException {
        switch (how) {
            case Slow(Duration pause) -> {
                Thread.sleep(pause);
                PeerDoor.write(exchange, well.get());
            }
            case Dripping(Duration pause) -> drip(exchange, pause);
            case Dead() -> {}
            case Garbage() ->
                PeerDoor.write(exchange, new Reply(200, typed(peer.trait().served), "{\"type\":".getBytes(UTF_8)));
            case WrongType() -> {
                Reply reply = well.get();
                PeerDoor.write(exchange, new Reply(reply.status(), typed("text/html"), reply.body()));
            }
            case Wordless() -> PeerDoor.write(exchange, new Reply(200, typed(peer.trait().served), new byte[0]));
            case Redirecting(String location) ->
                PeerDoor.write(exchange, Reply.of(302).with("Location", location));
            case Failing(int status) -> PeerDoor.write(exchange, Reply.of(status));
            case Overloaded(Duration retryAfter) ->
                PeerDoor.write(exchange, Reply.of(429).with("Retry-After", String.valueOf(retryAfter.toSeconds())));
            case Endless() -> {
                String id = peer.origin() + exchange.getRequestURI().getPath();
                byte[] page = Json.write(Documents.endless(id, peer.nextNumber()));
                PeerDoor.write(exchange, new Reply(200, typed(peer.trait().served), page));
            }
        }
    }

    private static Headers typed(String mediaType) {
        return Headers.of("Content-Type", mediaType);
    }

    private static void drip(HttpExchange exchange, Duration pause) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(pause);
        }
    }
}
