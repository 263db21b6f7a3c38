package org.folkmoot.server;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.Secrets;

/// What the house takes from outside and cannot compute: time, chance, and the way to other servers.
/// Tests pass their own.
///
/// @param keys makes a pair of RSA keys of 2048 bits, which takes up to a second of a slow machine
/// @param way  what every request to another server goes through, given the client that sends it; that
///             client alone but in tests
public record Sources(
        InstantSource clock,
        RandomGenerator random,
        IdSource ids,
        Secrets secrets,
        Supplier<KeyPair> keys,
        UnaryOperator<Transport> way) {

    /// The real ones.
    public static Sources real() {
        return of(InstantSource.system(), new SecureRandom());
    }

    public static Sources of(InstantSource clock, RandomGenerator random) {
        return new Sources(
                clock, random, new IdSource(clock, random), new Secrets(random), Sources::madeKeys, client -> client);
    }

    /// The same with keys from elsewhere.
    Sources withKeys(Supplier<KeyPair> others) {
        return new Sources(clock, random, ids, secrets, others, way);
    }

    /// The same with another way to other servers.
    Sources withWay(UnaryOperator<Transport> other) {
        return new Sources(clock, random, ids, secrets, keys, other);
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
