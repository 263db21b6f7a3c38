package org.folkmoot.activitypub.federation.signatures;

import static java.util.Locale.ROOT;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.folkmoot.activitypub.federation.Headers;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.jspecify.annotations.Nullable;

/// Digests of bodies, as headers say them.
///
/// We send one SHA-256 each: Lemmy compares every digest that is listed with SHA-256, Threads and PieFed want
/// `SHA-256` in capitals. We take SHA-256 and SHA-512 under any case, and every one that is listed has to be
/// right.
public final class Digests {

    private static final Map<String, String> KNOWN = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    private Digests() {}

    /// The value of `Digest` (RFC 3230), which belongs to draft-cavage signatures.
    public static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(hash("SHA-256", body));
    }

    /// The value of `Content-Digest` (RFC 9530), which belongs to RFC 9421 signatures.
    public static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash("SHA-256", body)) + ":";
    }

    /// What is wrong with `Digest`; null when it is right.
    static @Nullable Flaw flawOfDigest(Headers headers, byte[] body) {
        String value = headers.joined("Digest");
        if (value == null) {
            return Flaw.DIGEST_MISSING;
        }
        Map<String, byte[]> listed = new LinkedHashMap<>();
        for (String part : value.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            try {
                if (pair.length < 2
                        || listed.put(
                                        pair[0].toLowerCase(ROOT),
                                        Base64.getDecoder().decode(pair[1]))
                                != null) {
                    return Flaw.DIGEST_UNREADABLE;
                }
            } catch (IllegalArgumentException notBase64) {
                return Flaw.DIGEST_UNREADABLE;
            }
        }
        return flaw(listed, body);
    }

    /// What is wrong with `Content-Digest`; null when it is right.
    static @Nullable Flaw flawOfContentDigest(Headers headers, byte[] body) {
        if (headers.first("Content-Digest") == null) {
            return Flaw.DIGEST_MISSING;
        }
        Map<String, byte[]> listed = new LinkedHashMap<>();
        try {
            new Parser(headers.all("Content-Digest")).parseDictionary().get().forEach((name, item) -> {
                if (item instanceof ByteSequenceItem bytes) {
                    listed.put(name, copy(bytes.get()));
                }
            });
        } catch (ParseException unreadable) {
            return Flaw.DIGEST_UNREADABLE;
        }
        return flaw(listed, body);
    }

    private static @Nullable Flaw flaw(Map<String, byte[]> listed, byte[] body) {
        boolean any = false;
        for (Map.Entry<String, byte[]> one : listed.entrySet()) {
            String algorithm = KNOWN.get(one.getKey());
            if (algorithm != null) {
                any = true;
                if (!MessageDigest.isEqual(hash(algorithm, body), one.getValue())) {
                    return Flaw.DIGEST_WRONG;
                }
            }
        }
        return any ? null : Flaw.DIGEST_UNREADABLE;
    }

    static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] hash(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(algorithm, impossible);
        }
    }
}
