package org.folkmoot.activitypub.federation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/// Keys for tests, made once.
public final class Keys {

    public static final KeyPair RSA = make("RSA", 2048);
    public static final KeyPair OTHER_RSA = make("RSA", 2048);
    public static final KeyPair ED25519 = make("Ed25519", 255);

    private Keys() {}

    public static KeyPair make(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
