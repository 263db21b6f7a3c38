package org.folkmoot.activitypub.federation;

import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// The public keys that we have seen of actors elsewhere. A port.
///
/// The library fetches and checks; this only keeps. What is not kept is fetched again, so it may forget
/// anything.
public interface PeerKeys {

    /// The key that was kept last under this id; null if none is kept.
    @Nullable
    PeerKey find(String keyId);

    /// Whether anything is known of an actor. Of one that is not, nobody has content, and its deletion means
    /// nothing.
    boolean knows(Iri actor);

    /// Keeps a key in place of any earlier one of its id.
    ///
    /// @param owner the owner's document, from which the key was just read, so that it need not be fetched again
    void keep(PeerKey key, JsonObject owner);
}
