package org.folkmoot.activitypub.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.jspecify.annotations.Nullable;

/// Answers the requests that reach a scripted peer.
final class PeerDoor implements HttpHandler {

    private final ScriptedPeer peer;
    private final PeerKeyring keyring;
    private final Executor later;

    PeerDoor(ScriptedPeer peer, PeerKeyring keyring, Executor later) {
        this.peer = peer;
        this.keyring = keyring;
        this.later = later;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        SignedRequest request = read(exchange);
        peer.ear().asked(request.path());
        Misbehaviour misbehaviour = misbehaviour(request.path());
        try (exchange) {
            if (misbehaviour != null) {
                Offence.commit(misbehaviour, exchange, peer, () -> answer(request));
            } else {
                write(exchange, answer(request));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Misbehaviour misbehaviour(String path) {
        Map<String, Misbehaviour> all = peer.misbehaviours();
        return all.entrySet().stream()
                .filter(one -> path.startsWith(one.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static SignedRequest read(HttpExchange exchange) throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        return new SignedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                new Headers(fields),
                exchange.getRequestBody().readAllBytes());
    }

    static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().fields().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply answer(SignedRequest request) {
        return request.method().equals("POST") ? received(request) : served(request);
    }

    private Reply received(SignedRequest request) {
        ScriptedActor owner = ownerOf(request.path(), "inbox");
        if (owner == null && !request.path().equals(peer.trait().sharedInbox)) {
            return Reply.of(404);
        }
        JsonObject activity = parsed(request.body());
        String flaw = keyring.flaw(request, peer.origin());
        int strict = Strictness.refusal(peer.dialect(), request, activity);
        int status = activity == null
                ? 400
                : flaw != null ? peer.trait().refused : strict != 0 ? strict : peer.trait().taken;
        peer.ear().hear(new Heard(request, activity, flaw, status));
        if (activity != null && status == peer.trait().taken && "Follow".equals(activity.text("type"))) {
            later.execute(() -> accept(activity));
        }
        return flaw == null ? Reply.of(status) : Reply.saying(status, flaw);
    }

    private static @Nullable JsonObject parsed(byte[] body) {
        try {
            return Json.readObject(body);
        } catch (MalformedDocument nonsense) {
            return null;
        }
    }

    private void accept(JsonObject follow) {
        String follower = follow.text("actor");
        for (ScriptedActor actor : peer.actors()) {
            if (peer.acceptsFollows() && follower != null && actor.id().value().equals(follow.text("object"))) {
                try {
                    peer.send(actor, actor.accept(follow), peer.inboxOf(new Iri(follower)));
                } catch (TransportFailed | IllegalStateException | MalformedDocument failed) {
                    System.getLogger(PeerDoor.class.getName())
                            .log(System.Logger.Level.DEBUG, "No Accept reached " + follower, failed);
                }
            }
        }
    }

    private Reply served(SignedRequest request) {
        String path = request.path();
        return switch (path) {
            case "/.well-known/webfinger" ->
                found(Documents.webFinger(parameter(request, "resource"), peer.actors()), "application/jrd+json");
            case "/.well-known/nodeinfo" -> found(Documents.nodeInfoLinks(peer.origin()), "application/json");
            case "/nodeinfo/2.1" ->
                found(Documents.nodeInfo(peer.dialect(), peer.actors().size()), "application/json");
            default -> guarded(request);
        };
    }

    private Reply guarded(SignedRequest request) {
        if (peer.trait().onlySignedReading && !isOwnKey(request.path())) {
            String flaw = keyring.flaw(request, peer.origin());
            if (flaw != null) {
                return Reply.saying(peer.trait().refused, flaw);
            }
        }
        return found(document(request), peer.trait().served);
    }

    /// The key that it fetches with has to be there for everybody, or two such servers wait for each other forever.
    private boolean isOwnKey(String path) {
        String id = peer.origin() + path;
        return id.equals(peer.application().id().value())
                || id.equals(peer.application().keyId());
    }

    private @Nullable JsonObject document(SignedRequest request) {
        String id = peer.origin() + request.target();
        JsonObject published = peer.documents().get(id);
        if (published != null) {
            return published;
        }
        for (ScriptedActor actor : peer.actors()) {
            if (id.equals(actor.id().value())) {
                return actor.document();
            }
            if (id.equals(actor.keyId())) {
                return actor.stub();
            }
            if (id.equals(actor.below("followers"))) {
                return Documents.followers(id, 0);
            }
            if (List.of("outbox", "following", "featured", "moderators").stream()
                    .anyMatch(what -> id.equals(actor.below(what)))) {
                return Documents.ordered(id, List.of());
            }
        }
        return null;
    }

    private @Nullable ScriptedActor ownerOf(String path, String what) {
        for (ScriptedActor actor : peer.actors()) {
            if ((peer.origin() + path).equals(actor.below(what))) {
                return actor;
            }
        }
        return null;
    }

    private static Reply found(@Nullable JsonObject document, String mediaType) {
        if (document == null) {
            return Reply.saying(404, "Nothing here");
        }
        int status = "Tombstone".equals(document.text("type")) ? 410 : 200;
        return new Reply(status, Headers.of("Content-Type", mediaType, "Vary", "Accept"), Json.write(document));
    }

    private static @Nullable String parameter(SignedRequest request, String name) {
        for (String part : request.query().substring(1).split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return null;
    }
}
