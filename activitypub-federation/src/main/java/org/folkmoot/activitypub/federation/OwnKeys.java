package org.folkmoot.activitypub.federation;

import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// The private keys of our own actors. A port.
@FunctionalInterface
public interface OwnKeys {

    /// The key that signs requests in the name of an actor of ours, made now if there was none: RSA of 2048
    /// bits, which every peer takes. Null when the actor is not ours or is gone; what it would have sent is
    /// dropped then.
    @Nullable
    SigningKey find(Iri actor);
}
