package org.folkmoot.server;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.Secrets;

/// What the house takes from outside and cannot compute: time and chance. Tests pass their own.
///
/// @param keys makes a pair of RSA keys of 2048 bits, which takes up to a second of a slow machine
public record Sources(
        InstantSource clock, RandomGenerator random, IdSource ids, Secrets secrets, Supplier<KeyPair> keys) {

    /// The real ones.
    public static Sources real() {
        return of(InstantSource.system(), new SecureRandom());
    }

    public static Sources of(InstantSource clock, RandomGenerator random) {
        return new Sources(clock, random, new IdSource(clock, random), new Secrets(random), Sources::madeKeys);
    }

    /// The same with keys from elsewhere.
    Sources withKeys(Supplier<KeyPair> others) {
        return new Sources(clock, random, ids, secrets, others);
    }

    private static KeyPair madeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has RSA", impossible);
        }
    }
}
