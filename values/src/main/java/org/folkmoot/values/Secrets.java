package org.folkmoot.values;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes what nobody may guess: tokens of sessions, one-time keys, passwords of our own making.
///
/// It is as good as the generator it is given: a `SecureRandom` in the server, a seeded one in tests.
public final class Secrets {

    private static final int TOKEN_BYTES = 32;

    private final RandomGenerator random;

    public Secrets(RandomGenerator random) {
        this.random = random;
    }

    /// 256 bits as 43 characters that may stand in a URL, a cookie or a file.
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
