package org.folkmoot.activitypub.federation.finding;

import static java.util.Objects.requireNonNullElse;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.folkmoot.activitypub.federation.Bounded;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.PeerKey;
import org.folkmoot.activitypub.federation.PeerKeys;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.federation.signatures.UnusableKey;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// The keys of actors elsewhere: those that are kept, and the rest fetched from where their ids say.
///
/// A key is taken only when an actor's own document on the key's host lists it, whatever form its id has:
/// `#main-key`, `/main-key` (GoToSocial), or a document of its own that names its owner. A key is fetched at
/// most once in five minutes, by however many requests it is named; a server that could not be asked is asked
/// again after half a minute. Few keys of one server are fetched at one time, and not many of all: some more wait a
/// little for their turn, the others are asked to come later. Whoever makes up keys without end, on however many
/// names, takes no more of us than that.
public final class KeyRing {

    /// How long a key that was fetched, well or not, is not fetched again.
    public static final Duration USUAL_PAUSE = Duration.ofMinutes(5);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20_000;

    /// A server whose people all act at once for the first time has its keys fetched in some
    /// seconds all the same.
    private static final int AT_ONCE_FROM_ONE = 8;

    /// So many of one server's keys are wanted at one time, of which some wait.
    private static final int WANTED_FROM_ONE = 48;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final int AT_ONCE = 128;
    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    /// What bounds the fetching from one server.
    ///
    /// @param wanted how many keys are being fetched or waited for
    private record Gate(Semaphore open, int wanted) {

        static Gate first() {
            return new Gate(new Semaphore(AT_ONCE_FROM_ONE, true), 1);
        }

        Gate and(int more) {
            return new Gate(open, wanted + more);
        }
    }

    private record Attempt(Instant at, KeyFound found) {}

    private final PeerKeys keys;
    private final Fetch fetch;
    private final InstantSource clock;
    private final Duration pause;
    private final Duration longestWait;
    private final Bounded<String, Attempt> attempts = new Bounded<>(ATTEMPTS);
    private final ConcurrentMap<String, FutureTask<KeyFound>> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param pause between two fetches of one key; [#USUAL_PAUSE] but in tests
    public KeyRing(PeerKeys keys, Fetch fetch, InstantSource clock, Duration pause) {
        this(keys, fetch, clock, pause, LONGEST_WAIT);
    }

    /// @param longestWait for a turn, when enough keys of that server are being fetched
    KeyRing(PeerKeys keys, Fetch fetch, InstantSource clock, Duration pause, Duration longestWait) {
        this.longestWait = longestWait;
        this.keys = keys;
        this.fetch = fetch;
        this.clock = clock;
        this.pause = pause;
    }

    /// The key that is kept, or else as it is fetched now.
    public KeyFound find(String keyId) {
        PeerKey kept = keys.find(keyId);
        if (kept != null) {
            return new KeyFound.Known(kept);
        }
        Attempt last = attempts.find(keyId);
        Duration left = last == null ? Duration.ZERO : left(last);
        if (last == null || !left.isPositive()) {
            return fetched(keyId);
        }
        return last.found() instanceof KeyFound.NotNow ? new KeyFound.NotNow(left) : last.found();
    }

    /// The key as it is fetched now, after the kept one did not fit; null when it was fetched too short a
    /// time ago.
    public @Nullable KeyFound anew(PeerKey kept) {
        Attempt last = attempts.find(kept.keyId());
        boolean justFetched = clock.instant().isBefore(kept.fetchedAt().plus(pause));
        return justFetched || (last != null && left(last).isPositive()) ? null : fetched(kept.keyId());
    }

    /// Whether an actor's own server says that they were there and will not be again.
    public boolean gone(Iri actor) {
        return fetch.document(actor) instanceof Fetched.Gone;
    }

    private Duration left(Attempt attempt) {
        Duration wait = attempt.found() instanceof KeyFound.NotNow(Duration after) ? after : pause;
        return Duration.between(clock.instant(), attempt.at().plus(wait));
    }

    /// Fetches it, unless too many are being fetched. What was not even asked for is not
    /// remembered as an attempt.
    private KeyFound fetched(String keyId) {
        String host = Parts.host(keyId);
        if (host == null) {
            return new KeyFound.Unusable("its id is no address");
        }
        if (underWay.containsKey(keyId)) {
            return shared(keyId);
        }
        Gate gate = gates.merge(host, Gate.first(), (there, _) -> there.and(1));
        try {
            return gate.wanted() > WANTED_FROM_ONE ? new KeyFound.NotNow(WHEN_BUSY) : inTurn(gate.open(), keyId);
        } finally {
            gates.computeIfPresent(host, (same, there) -> there.wanted() == 1 ? null : there.and(-1));
        }
    }

    private KeyFound inTurn(Semaphore open, String keyId) {
        try {
            if (!open.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return new KeyFound.NotNow(WHEN_BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new KeyFound.NotNow(WHEN_BUSY);
        }
        try {
            Attempt meanwhile = attempts.find(keyId);
            return meanwhile != null && left(meanwhile).isPositive() ? meanwhile.found() : amongAll(keyId);
        } finally {
            open.release();
        }
    }

    private KeyFound amongAll(String keyId) {
        if (!places.tryAcquire()) {
            return new KeyFound.NotNow(WHEN_BUSY);
        }
        try {
            return shared(keyId);
        } finally {
            places.release();
        }
    }

    /// Those who want the same key at the same time wait for one fetch.
    private KeyFound shared(String keyId) {
        FutureTask<KeyFound> mine = new FutureTask<>(() -> fetchedNow(keyId));
        FutureTask<KeyFound> other = underWay.putIfAbsent(keyId, mine);
        if (other == null) {
            try {
                mine.run();
            } finally {
                underWay.remove(keyId);
            }
        }
        try {
            return (other == null ? mine : other).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new KeyFound.NotNow(AFTER_TROUBLE);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private KeyFound fetchedNow(String keyId) {
        KeyFound found = asked(keyId);
        attempts.put(keyId, new Attempt(clock.instant(), found));
        return found;
    }

    private KeyFound asked(String keyId) {
        Iri url = Parts.iri(keyId);
        if (url == null || url.host() == null) {
            return new KeyFound.Unusable("its id is no address");
        }
        return switch (fetch.document(url)) {
            case Fetched.Found(var _, JsonObject document) -> fromDocument(keyId, url, document);
            case Fetched other -> failed(other);
        };
    }

    private KeyFound fromDocument(String keyId, Iri url, JsonObject document) {
        boolean bareKey = Parts.text(document, "publicKeyPem") != null;
        Iri owner = bareKey ? Parts.reference(document, "owner") : null;
        if (!bareKey) {
            return fromOwner(keyId, url, document);
        }
        if (owner == null || !Parts.sameHost(owner, url)) {
            return new KeyFound.Unusable("it names no owner on its own host");
        }
        return switch (fetch.document(owner)) {
            case Fetched.Found(var _, JsonObject actor) -> fromOwner(keyId, url, actor);
            case Fetched other -> failed(other);
        };
    }

    private KeyFound fromOwner(String keyId, Iri url, JsonObject actor) {
        Iri owner = Parts.id(actor);
        if (owner == null || !Parts.sameHost(owner, url)) {
            return new KeyFound.Unusable("its owner is not on its own host");
        }
        JsonObject listed = listed(actor, keyId);
        if (listed == null || Parts.text(actor, "inbox") == null) {
            return new KeyFound.Unusable("no actor there lists it");
        }
        if (!Parts.sameHost(Parts.reference(actor, "inbox"), owner)) {
            return new KeyFound.Unusable("the inbox of its owner is not on its own host");
        }
        Iri named = Parts.reference(listed, listed.members().containsKey("owner") ? "owner" : "controller");
        if (named != null && !Parts.same(named, owner)) {
            return new KeyFound.Unusable("it names another owner than the actor that lists it");
        }
        try {
            PeerKey key = new PeerKey(keyId, owner, read(listed), clock.instant());
            keys.keep(key, actor);
            return new KeyFound.Known(key);
        } catch (UnusableKey unusable) {
            return new KeyFound.Unusable(requireNonNullElse(unusable.getMessage(), "it cannot be read"));
        }
    }

    private static @Nullable JsonObject listed(JsonObject actor, String keyId) {
        for (String property : new String[] {"publicKey", "assertionMethod"}) {
            for (Json item : Parts.many(actor, property)) {
                if (item instanceof JsonObject key && keyId.equals(Parts.text(key, "id"))) {
                    return key;
                }
            }
        }
        return null;
    }

    private static PublicKey read(JsonObject key) throws UnusableKey {
        String pem = Parts.text(key, "publicKeyPem");
        String multibase = Parts.text(key, "publicKeyMultibase");
        if (pem != null) {
            return PublicKeys.fromPem(pem);
        }
        if (multibase != null) {
            return PublicKeys.fromMultibase(multibase);
        }
        throw new UnusableKey("it has no key in it");
    }

    private static KeyFound failed(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Gone() -> new KeyFound.Gone();
            case Fetched.Missing() -> new KeyFound.Unusable("it is not there");
            case Fetched.Barred(String why) -> new KeyFound.Unusable(why);
            case Fetched.Unusable(String why) -> new KeyFound.Unusable(why);
            case Fetched.NotNow(var after, var _) -> new KeyFound.NotNow(requireNonNullElse(after, AFTER_TROUBLE));
            case Fetched.Found _ -> throw new IllegalStateException("nothing failed");
        };
    }
}
