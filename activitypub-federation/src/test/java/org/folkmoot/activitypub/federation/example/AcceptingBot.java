package org.folkmoot.activitypub.federation.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.InMemoryDeliveryQueue;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.InMemoryPeerKeys;
import org.folkmoot.activitypub.federation.InMemorySeenActivities;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.delivery.Delivery;
import org.folkmoot.activitypub.federation.delivery.Pace;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.finding.MediaTypes;
import org.folkmoot.activitypub.federation.finding.WellKnown;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome;
import org.folkmoot.activitypub.federation.inbox.InboxPipeline;
import org.folkmoot.activitypub.federation.inbox.Received;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;

/// A bot that can be found as `@bot@host` from any server, and that accepts whoever follows it.
public final class AcceptingBot implements AutoCloseable {

    private final String origin;
    private final Iri id;
    private final JsonObject actor;
    private final InMemoryPeerKeys peers = new InMemoryPeerKeys(10_000);
    private final InMemorySeenActivities seen;
    private final InMemoryDeliveryQueue queue = new InMemoryDeliveryQueue();
    private final Delivery delivery;
    private final InboxPipeline inbox;
    private final AtomicInteger answers = new AtomicInteger();

    AcceptingBot(String origin, KeyPair key, Transport transport, InstantSource clock, RandomGenerator chance) {
        this.origin = origin;
        this.id = new Iri(origin + "/bot");
        this.actor = actor(key);
        this.seen = new InMemorySeenActivities(100_000, clock);
        InMemoryOwnKeys ours =
                new InMemoryOwnKeys().add(id, new SigningKey(id.value() + "#main-key", key.getPrivate()));
        SignedExchange exchange = new SignedExchange(transport, clock);
        Fetch fetch = new Fetch(new Getting(transport, exchange, Admission.open(), ours, id), clock);
        KeyRing ring = new KeyRing(peers, fetch, clock, KeyRing.USUAL_PAUSE);
        this.inbox =
                new InboxPipeline(InboxPipeline.Settings.usual(origin), Admission.open(), ring, peers, seen, clock);
        this.delivery = new Delivery(queue, exchange, ours, Admission.open(), Pace.usual(), clock, chance);
    }

    /// Answers any request to this server.
    Reply answer(SignedRequest request) {
        return switch (request.path()) {
            case "/.well-known/webfinger" ->
                WellKnown.webFinger("acct:bot@" + id.host(), List.of(new WellKnown.Actor(id, "Service", null)), null);
            case "/bot" -> new Reply(200, Headers.of("Content-Type", MediaTypes.ACTIVITY), Json.write(actor));
            case "/inbox" -> received(inbox.receive(request));
            default -> Reply.of(404);
        };
    }

    private Reply received(InboxOutcome outcome) {
        if (outcome instanceof InboxOutcome.Accepted(Received activity) && seen.remember(activity.marks())) {
            if (Parts.type(activity.activity()).equals("Follow")) {
                accept(activity);
            }
        }
        return outcome.reply();
    }

    private void accept(Received follow) {
        Iri accept = new Iri(origin + "/accept/" + answers.incrementAndGet());
        byte[] body = Json.write(JsonObject.builder()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("type", "Accept")
                .put("id", accept.value())
                .put("actor", id.value())
                .put("to", List.of(follow.actor().value()))
                .put("object", follow.activity())
                .build());
        JsonObject follower = Objects.requireNonNull(peers.owner(follow.actor()));
        Iri their = Objects.requireNonNull(Parts.iri(Parts.text(follower, "inbox")));
        queue.add(accept, id, List.of(their), body, null);
        delivery.wake();
    }

    private JsonObject actor(KeyPair key) {
        JsonObject publicKey = JsonObject.builder()
                .put("id", id.value() + "#main-key")
                .put("owner", id.value())
                .put("publicKeyPem", PublicKeys.toPem(key.getPublic()))
                .build();
        return JsonObject.builder()
                .put("@context", List.of("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"))
                .put("type", "Service")
                .put("id", id.value())
                .put("preferredUsername", "bot")
                .put("inbox", origin + "/inbox")
                .put("outbox", origin + "/bot/outbox")
                .put("publicKey", publicKey)
                .build();
    }

    /// Hands over what is due now, and says to how many servers.
    int deliver() {
        return delivery.round();
    }

    @Override
    public void close() {
        delivery.close();
    }

    /// `AcceptingBot https://bot.example 8080`, behind a proxy that speaks TLS.
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        AcceptingBot bot = new AcceptingBot(
                arguments[0], keys.generateKeyPair(), plain(), InstantSource.system(), new SecureRandom());
        bot.delivery.start();
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[1])), 0);
        server.createContext("/", exchange -> write(exchange, bot.answer(read(exchange))));
        server.start();
    }

    private static SignedRequest read(HttpExchange exchange) throws IOException {
        Headers headers = Headers.none();
        for (var field : exchange.getRequestHeaders().entrySet()) {
            for (String value : field.getValue()) {
                headers = headers.and(field.getKey(), value);
            }
        }
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        byte[] body = exchange.getRequestBody().readNBytes((1 << 20) + 1);
        return new SignedRequest(exchange.getRequestMethod(), uri.getRawPath() + query, headers, body);
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().fields().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    /// The JDK's client as it is. It guards against nothing: on a server with neighbours take `activitypub-client`.
    private static Transport plain() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        return request -> {
            try {
                HttpResponse<byte[]> answer = client.send(translated(request), HttpResponse.BodyHandlers.ofByteArray());
                Headers headers = Headers.none();
                for (var field : answer.headers().map().entrySet()) {
                    for (String value : field.getValue()) {
                        headers = field.getKey().startsWith(":") ? headers : headers.and(field.getKey(), value);
                    }
                }
                return new Reply(answer.statusCode(), headers, answer.body());
            } catch (IOException broken) {
                throw new TransportFailed(new TransportFailed.Broken(String.valueOf(broken.getMessage())));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new TransportFailed(new TransportFailed.Broken("interrupted"));
            }
        };
    }

    private static HttpRequest translated(OutboundRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(request.url().value()))
                .timeout(request.limits().within())
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        for (Headers.Field field : request.headers().fields()) {
            // the JDK's client writes this one itself, from the address
            if (!field.name().equalsIgnoreCase("Host")) {
                builder.header(field.name(), field.value());
            }
        }
        return builder.build();
    }
}
