package org.folkmoot.activitypub.federation.signatures;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import org.jspecify.annotations.Nullable;

/// The algorithms that are accepted, each with the one kind of key that it goes with: a name in a header
/// never makes a key of one kind be used as one of another.
enum Algorithm {
    RSA_SHA256("SHA256withRSA", RSAKey.class),
    RSA_SHA512("SHA512withRSA", RSAKey.class),
    ED25519("Ed25519", EdECKey.class);

    private final String jdk;
    private final Class<?> kind;

    Algorithm(String jdk, Class<?> kind) {
        this.jdk = jdk;
        this.kind = kind;
    }

    /// The one that draft-cavage's name means; null for one that is not accepted. `hs2019` and no name at all
    /// leave it to the key; with RSA keys everybody means SHA-256 by that, whatever the draft says.
    static @Nullable Algorithm ofCavage(@Nullable String name, Key key) {
        return switch (name) {
            case null -> byKey(key);
            case "hs2019" -> byKey(key);
            case "rsa-sha256" -> RSA_SHA256;
            case "rsa-sha512" -> RSA_SHA512;
            case "ed25519" -> ED25519;
            default -> null;
        };
    }

    /// The one that RFC 9421's registry calls so; null for one that is not accepted.
    static @Nullable Algorithm ofMessage(@Nullable String name, Key key) {
        return switch (name) {
            case null -> byKey(key);
            case "rsa-v1_5-sha256" -> RSA_SHA256;
            case "ed25519" -> ED25519;
            default -> null;
        };
    }

    static Algorithm byKey(Key key) {
        return key instanceof EdECKey ? ED25519 : RSA_SHA256;
    }

    boolean fits(Key key) {
        return kind.isInstance(key);
    }

    boolean verify(PublicKey key, byte[] base, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(jdk);
            verifier.initVerify(key);
            verifier.update(base);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(jdk, impossible);
        }
    }

    byte[] sign(PrivateKey key, byte[] base) {
        try {
            Signature signer = Signature.getInstance(jdk);
            signer.initSign(key);
            signer.update(base);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(jdk, impossible);
        }
    }
}
