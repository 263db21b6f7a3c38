package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/// The keys of a file in the format of `age`, version 1, and what is done with each (C2SP, age.md).
final class AgeKeys {

    static final int FILE_KEY = 16;
    static final int NONCE = 16;
    static final int TAG = 16;

    private static final int KEY = 32;
    private static final String LABEL = "age-encryption.org/v1/scrypt";

    private AgeKeys() {}

    /// Wraps the key of a file, or unwraps it.
    ///
    /// @param work how often a guess at the passphrase mixes, as a power of two; it takes a KiB of
    ///             memory each time
    static byte[] wrap(int mode, byte[] key, String passphrase, byte[] salt, int work) throws GeneralSecurityException {
        byte[] label = LABEL.getBytes(UTF_8);
        byte[] salted = ByteBuffer.allocate(label.length + salt.length)
                .put(label)
                .put(salt)
                .array();
        byte[] made = SCrypt.generate(passphrase.getBytes(UTF_8), salted, 1 << work, 8, 1, KEY);
        return cipher(mode, made, new byte[12]).doFinal(key);
    }

    /// Proves that whoever wrote the header knew the key.
    static byte[] proof(byte[] fileKey, byte[] header) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derived(fileKey, new byte[KEY], "header"), "HmacSHA256"));
        return mac.doFinal(header);
    }

    /// The key of what follows the header.
    static byte[] payload(byte[] fileKey, byte[] nonce) throws GeneralSecurityException {
        return derived(fileKey, nonce, "payload");
    }

    /// Seals or opens one chunk.
    ///
    /// @param number of the chunk, from 0
    /// @param last   whether none comes after it
    static Cipher chunk(int mode, byte[] key, long number, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12)
                .putInt(3, (int) (number >>> 32))
                .putInt(7, (int) number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
        return cipher(mode, key, nonce);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }

    /// An absent salt is as many zeros as the hash has bytes (RFC 5869).
    private static byte[] derived(byte[] fileKey, byte[] salt, String what) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(fileKey)
                        .addSalt(salt)
                        .thenExpand(what.getBytes(UTF_8), KEY));
    }
}
