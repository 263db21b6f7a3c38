package org.folkmoot.activitypub.federation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// Keys of our own actors for as long as the process lives. Nothing is made by itself: each is added.
public final class InMemoryOwnKeys implements OwnKeys {

    private final Map<Iri, SigningKey> keys = new ConcurrentHashMap<>();

    public InMemoryOwnKeys add(Iri actor, SigningKey key) {
        keys.put(actor, key);
        return this;
    }

    @Override
    public @Nullable SigningKey find(Iri actor) {
        return keys.get(actor);
    }
}
