package org.folkmoot.activitypub.federation;

import java.security.PrivateKey;

/// A key of ours, ready to sign requests.
///
/// @param keyId what peers fetch the public half from, `https://forum.example/u/ada#main-key`
/// @param key   RSA, or Ed25519 for peers that are known to take it
public record SigningKey(String keyId, PrivateKey key) {

    /// The key itself is a secret.
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
