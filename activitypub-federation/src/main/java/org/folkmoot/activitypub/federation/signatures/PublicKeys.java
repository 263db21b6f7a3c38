package org.folkmoot.activitypub.federation.signatures;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Reads and writes the public keys of actors, and takes only those that cost a bounded time to use: RSA of
/// 2048 to 8192 bits with an odd exponent from 3 to 2³², and Ed25519.
public final class PublicKeys {

    /// Letters of a PEM at most: an RSA key of 8192 bits has about 1,500.
    public static final int LONGEST_PEM = 4096;

    private static final HexFormat HEX = HexFormat.of();
    /// What stands before the 32 bytes of an Ed25519 key in X.509's form (RFC 8410).
    private static final byte[] ED25519_PREFIX = HEX.parseHex("302a300506032b6570032100");
    /// What stands before an RSA key of the older form (PKCS#1) to make it X.509's: the algorithm's
    /// identifier.
    private static final byte[] RSA_IDENTIFIER = HEX.parseHex("300d06092a864886f70d0101010500");
    /// What stands before the bytes in a Multikey of Ed25519 (FEP-521a).
    private static final byte[] ED25519_MULTICODEC = {(byte) 0xed, 0x01};

    private PublicKeys() {}

    /// From `publicKeyPem`: `BEGIN PUBLIC KEY`, or `BEGIN RSA PUBLIC KEY` as some old servers have it.
    public static PublicKey fromPem(String pem) throws UnusableKey {
        if (pem.length() > LONGEST_PEM) {
            throw new UnusableKey("its PEM has more than " + LONGEST_PEM + " letters");
        }
        String text = pem.strip();
        boolean older = text.startsWith("-----BEGIN RSA PUBLIC KEY-----");
        if (!older && !text.startsWith("-----BEGIN PUBLIC KEY-----")) {
            throw new UnusableKey("its PEM is not that of a public key");
        }
        String letters = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(letters);
            return checked(read(older ? wrapped(bytes) : bytes));
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableKey("its PEM is not readable");
        }
    }

    /// From `publicKeyMultibase` of a Multikey: Ed25519 only, base58 (`z…`).
    public static PublicKey fromMultibase(String text) throws UnusableKey {
        if (!text.startsWith("z") || text.length() > 100) {
            throw new UnusableKey("its multibase is not base58");
        }
        byte[] bytes = Base58.decode(text.substring(1));
        if (bytes.length != 34 || !Arrays.equals(Arrays.copyOf(bytes, 2), ED25519_MULTICODEC)) {
            throw new UnusableKey("it is a Multikey, but not of Ed25519");
        }
        return read(joined(ED25519_PREFIX, Arrays.copyOfRange(bytes, 2, 34)));
    }

    public static String toPem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// For a Multikey (FEP-521a).
    public static String toMultibase(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return "z" + Base58.encode(joined(ED25519_MULTICODEC, Arrays.copyOfRange(encoded, 12, encoded.length)));
    }

    private static PublicKey read(byte[] x509) throws UnusableKey {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(x509);
        PublicKey rsa = readAs("RSA", spec);
        PublicKey key = rsa != null ? rsa : readAs("Ed25519", spec);
        if (key == null) {
            throw new UnusableKey("it is neither RSA nor Ed25519");
        }
        return key;
    }

    private static @Nullable PublicKey readAs(String kind, X509EncodedKeySpec spec) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(spec);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }

    private static PublicKey checked(PublicKey key) throws UnusableKey {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            BigInteger exponent = rsa.getPublicExponent();
            if (bits < 2048 || bits > 8192) {
                throw new UnusableKey("it has " + bits + " bits, and 2048 to 8192 are taken");
            }
            if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || exponent.bitLength() > 32 || !exponent.testBit(0)) {
                throw new UnusableKey("its exponent is not an odd number from 3 to 2^32");
            }
        }
        return key;
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] bits = tagged(0x03, joined(new byte[] {0}, pkcs1));
        return tagged(0x30, joined(RSA_IDENTIFIER, bits));
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] length = content.length < 128
                ? new byte[] {(byte) content.length}
                : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(joined(new byte[] {(byte) tag}, length), content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
