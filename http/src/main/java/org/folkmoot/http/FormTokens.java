package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Makes and checks the tokens that show that a form was ours.
///
/// A token is a keyed hash of what the browser holds in a cookie (its session, or a visitor's random value), so it is
/// worth nothing to anybody else and dies with the session. It is masked anew for each page: a page that is compressed
/// must not hold the same secret twice, or its length would tell it away bit by bit (BREACH).
final class FormTokens {

    private static final int LENGTH = 16;

    private final SecretKey key;
    private final RandomGenerator random;

    FormTokens(SecretKey key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    String token(String binding) {
        byte[] mask = new byte[LENGTH];
        random.nextBytes(mask);
        byte[] masked = mixed(mask, hash(binding));
        byte[] both = Arrays.copyOf(mask, 2 * LENGTH);
        System.arraycopy(masked, 0, both, LENGTH, LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    boolean accepts(@Nullable String binding, @Nullable String token) {
        if (binding == null || token == null || token.length() > 4 * LENGTH) {
            return false;
        }
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noToken) {
            return false;
        }
        if (both.length != 2 * LENGTH) {
            return false;
        }
        byte[] mask = Arrays.copyOf(both, LENGTH);
        byte[] masked = Arrays.copyOfRange(both, LENGTH, 2 * LENGTH);
        return MessageDigest.isEqual(mixed(mask, masked), hash(binding));
    }

    /// What a visitor's cookie holds.
    String freshVisitor() {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    private byte[] hash(String binding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(("form " + binding).getBytes(UTF_8)), LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    private static byte[] mixed(byte[] one, byte[] other) {
        byte[] mixed = new byte[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            mixed[at] = (byte) (one[at] ^ other[at]);
        }
        return mixed;
    }
}
