package org.folkmoot.activitypub.federation;

import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// The keys of the last thousands of actors that we heard of, for as long as the process lives.
public final class InMemoryPeerKeys implements PeerKeys {

    private final Bounded<String, PeerKey> keys;
    private final Bounded<Iri, JsonObject> owners;

    /// @param most how many keys are kept
    public InMemoryPeerKeys(int most) {
        this.keys = new Bounded<>(most);
        this.owners = new Bounded<>(most);
    }

    @Override
    public @Nullable PeerKey find(String keyId) {
        return keys.find(keyId);
    }

    @Override
    public boolean knows(Iri actor) {
        return owners.find(actor) != null;
    }

    @Override
    public void keep(PeerKey key, JsonObject owner) {
        keys.put(key.keyId(), key);
        owners.put(key.owner(), owner);
    }

    /// The document of an actor whose key is kept; null for others.
    public @Nullable JsonObject owner(Iri actor) {
        return owners.find(actor);
    }
}
