package org.folkmoot.activitypub.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;

/// A few pairs of RSA-2048 keys, made once for a run, since making them takes longer than most tests.
///
/// Actors take them in turn: neighbours never share one, but of many actors on a peer some do.
final class TestKeys {

    private static final List<KeyPair> PAIRS =
            Stream.generate(TestKeys::made).limit(4).toList();

    private TestKeys() {}

    static KeyPair next(long number) {
        return PAIRS.get((int) (number % PAIRS.size()));
    }

    /// A pair of Ed25519 keys of its own, by which somebody signs in a fifth of the time.
    static KeyPair swift() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static KeyPair made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
