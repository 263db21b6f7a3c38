package org.folkmoot.activitypub.federation;

import java.security.PublicKey;
import java.time.Instant;
import org.folkmoot.activitypub.vocab.Iri;

/// The public key of an actor elsewhere, and what binds it to that actor.
///
/// @param keyId     what signatures name; its host is the owner's
/// @param owner     the actor whose own document lists this key
/// @param key       RSA or Ed25519, within the bounds of `signatures.PublicKeys`
/// @param fetchedAt when the owner's document was read
public record PeerKey(String keyId, Iri owner, PublicKey key, Instant fetchedAt) {}
