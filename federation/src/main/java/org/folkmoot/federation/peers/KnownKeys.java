package org.folkmoot.federation.peers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.folkmoot.activitypub.federation.PeerKey;
import org.folkmoot.activitypub.federation.PeerKeys;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.federation.signatures.UnusableKey;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.jspecify.annotations.Nullable;

/// The keys of other servers' actors: kept with what else is known of these, and for a while in memory.
public final class KnownKeys implements PeerKeys {

    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final Database database;
    private final AdoptActors adopt;
    private final RemoteActorStore store = new RemoteActorStore();
    private final Cache<String, PeerKey> unpacked = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    public KnownKeys(Database database, AdoptActors adopt) {
        this.database = database;
        this.adopt = adopt;
    }

    @Override
    public @Nullable PeerKey find(String keyId) {
        PeerKey remembered = unpacked.getIfPresent(keyId);
        if (remembered != null) {
            return remembered;
        }
        PeerKey kept = database.read(transaction -> store.byKey(transaction, keyId))
                .map(KnownKeys::unpacked)
                .orElse(null);
        if (kept != null) {
            unpacked.put(keyId, kept);
        }
        return kept;
    }

    private static @Nullable PeerKey unpacked(Known actor) {
        String pem = actor.publicKey();
        String id = actor.keyId();
        Instant at = actor.fetchedAt();
        if (pem == null || id == null || at == null) {
            return null;
        }
        try {
            return new PeerKey(id, new Iri(actor.address()), PublicKeys.fromPem(pem), at);
        } catch (UnusableKey spoiled) {
            return null; // it is fetched again
        }
    }

    @Override
    public boolean knows(Iri actor) {
        return database.read(transaction -> store.find(transaction, actor.value()))
                .isPresent();
    }

    @Override
    public void keep(PeerKey key, JsonObject owner) {
        if (adopt.take(owner).isPresent()) {
            unpacked.put(key.keyId(), key);
        }
    }
}
