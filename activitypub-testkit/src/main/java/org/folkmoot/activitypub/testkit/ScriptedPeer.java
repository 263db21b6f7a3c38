package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;

/// A small real server on this machine that speaks as another software does, or misbehaves as told.
///
/// It answers WebFinger, NodeInfo, actors and collections, records what its inboxes are sent and whether that was
/// signed
/// well, accepts follows, and signs what a test lets its actors say. Its name ends in `.localhost`, its port is any.
public final class ScriptedPeer implements AutoCloseable {

    /// A large server brings much at one time.
    private static final int CONNECTIONS = 32;

    private static final String ACCEPT =
            "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    private final Dialect dialect;
    private final String origin;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GuardedClient client;
    private final Ear ear = new Ear();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, ScriptedActor> actors = new ConcurrentSkipListMap<>();
    private final Map<String, JsonObject> documents = new ConcurrentHashMap<>();
    private final Map<String, Misbehaviour> misbehaviours = new ConcurrentHashMap<>();
    private final ScriptedActor application;

    private volatile boolean acceptsFollows = true;

    private ScriptedPeer(Dialect dialect, String host, int port, InstantSource clock) throws IOException {
        this.dialect = dialect;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        this.origin = "http://" + host + ":" + server.getAddress().getPort();
        String agent = dialect.software() + "/" + dialect.version() + " (+" + origin + ")";
        this.client = new GuardedClient(ClientSettings.of(agent).inTestMode().withConnectionsEach(CONNECTIONS));
        this.application = join("Application", host, trait().application);
        PeerKeyring keyring = new PeerKeyring(url -> get(application, url), clock);
        server.createContext("/", new PeerDoor(this, keyring, threads));
        server.setExecutor(threads);
    }

    /// Starts one.
    ///
    /// @param host a name that ends in `.localhost`
    /// @param port 0 for any that is free
    public static ScriptedPeer open(Dialect dialect, String host, int port, InstantSource clock) {
        try {
            ScriptedPeer peer = new ScriptedPeer(dialect, host, port, clock);
            peer.server.start();
            return peer;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /// `http://host:port`
    public String origin() {
        return origin;
    }

    /// `host:port`, as others name it.
    public String host() {
        return origin.substring("http://".length());
    }

    /// The server itself, in whose name it fetches.
    public ScriptedActor application() {
        return application;
    }

    /// Somebody new, or the one of that name.
    public ScriptedActor person(String name) {
        return join("Person", name, trait().person);
    }

    /// A community, new or the one of that name.
    public ScriptedActor group(String name) {
        return join("Group", name, trait().group);
    }

    /// As [#group], with a key of Ed25519, as the newest servers have them: for one who signs very much.
    public ScriptedActor swiftGroup(String name) {
        return join("Group", name, trait().group, TestKeys.swift());
    }

    private ScriptedActor join(String type, String name, String path) {
        return join(type, name, path, TestKeys.next(actors.size()));
    }

    private ScriptedActor join(String type, String name, String path, KeyPair keys) {
        return actors.computeIfAbsent(
                type + " " + name,
                key -> new ScriptedActor(
                        this,
                        type,
                        name,
                        path.replace("%s", trait().numbered ? String.valueOf(nextNumber()) : name),
                        keys));
    }

    /// Lets whoever asks for an address of this server have this, an actor's too, under the
    /// dialect's media type; a `Tombstone` with 410.
    public void publish(JsonObject document) {
        String id = document.text("id");
        if (id == null || !id.startsWith(origin)) {
            throw new IllegalArgumentException("This is no document of " + origin);
        }
        documents.put(id, document);
    }

    /// As [#publish], whatever id the document claims.
    public void publishAt(Iri address, JsonObject document) {
        documents.put(address.value(), document);
    }

    /// From now on, whatever begins with that path is answered so.
    public void misbehave(String path, Misbehaviour how) {
        misbehaviours.put(path, how);
    }

    /// Answers well again.
    public void behave() {
        misbehaviours.clear();
    }

    /// Whether its actors answer a `Follow` with an `Accept`; they do unless told otherwise.
    public void acceptFollows(boolean accept) {
        acceptsFollows = accept;
    }

    /// All that its inboxes were sent, in the order of arrival.
    public List<Heard> heard() {
        return ear.all();
    }

    /// Whether an activity with these words in its JSON was brought to an inbox.
    public boolean heard(String words) {
        return heard().stream()
                .map(Heard::activity)
                .anyMatch(said -> said != null && new String(Json.write(said), UTF_8).contains(words));
    }

    /// How many requests came to paths that begin so, whatever became of them.
    public long requests(String path) {
        return ear.requests(path);
    }

    /// Waits until an inbox was sent what is looked for, and gives the first of it.
    ///
    /// @throws AssertionError when it did not come in time; tells what came instead
    public Heard await(Predicate<Heard> wanted, Duration patience) throws InterruptedException {
        return ear.await(wanted, patience);
    }

    /// Publishes and signs an activity, and delivers it.
    public Reply send(ScriptedActor by, JsonObject activity, Iri inbox) throws TransportFailed {
        publish(activity);
        return deliver(by, activity, inbox);
    }

    /// Signs an activity and delivers it, and keeps nothing of it: for the many.
    public Reply deliver(ScriptedActor by, JsonObject activity, Iri inbox) throws TransportFailed {
        return client.exchange(delivery(by, Json.write(activity), inbox));
    }

    /// What [#send] would deliver, signed well, for a test that spoils it first and sends it
    /// through [#transport].
    public OutboundRequest delivery(ScriptedActor by, byte[] body, Iri inbox) {
        Headers headers = Headers.of("Content-Type", trait().posted, "Accept", ACCEPT);
        return signed(OutboundRequest.post(inbox, headers, body), by);
    }

    /// Fetches a document with a signature.
    public Reply get(ScriptedActor by, Iri url) throws TransportFailed {
        return client.exchange(signed(OutboundRequest.get(url, Headers.of("Accept", ACCEPT)), by));
    }

    /// Where an actor of another server takes what is for them alone.
    public Iri inboxOf(Iri actor) throws TransportFailed {
        Reply reply = get(application, actor);
        String inbox = reply.success() ? Json.readObject(reply.body()).text("inbox") : null;
        if (inbox == null) {
            throw new IllegalStateException(actor + " has no inbox: " + reply.status() + " " + reply.excerpt());
        }
        return new Iri(inbox);
    }

    /// What its requests go out through, for a test that wants to send something of its own.
    public Transport transport() {
        return client;
    }

    private OutboundRequest signed(OutboundRequest request, ScriptedActor by) {
        return DialectSignature.signed(request, trait(), by.keyId(), by.keys().getPrivate(), now());
    }

    Trait trait() {
        return dialect.trait();
    }

    Instant now() {
        return clock.instant();
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    Ear ear() {
        return ear;
    }

    List<ScriptedActor> actors() {
        return new ArrayList<>(actors.values());
    }

    Map<String, JsonObject> documents() {
        return documents;
    }

    Map<String, Misbehaviour> misbehaviours() {
        return misbehaviours;
    }

    boolean acceptsFollows() {
        return acceptsFollows;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
        threads.shutdownNow();
    }

    @Override
    public String toString() {
        return origin + ": " + heard().stream().map(Heard::type).collect(joining(", "));
    }
}
