package org.folkmoot.forum.consultations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.folkmoot.rules.consultations.PassphraseRule;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Secrets;

/// Seals the key of a consultation under a passphrase, and opens it again: AES-256-GCM, with a key that Argon2id makes
/// of the passphrase. That takes its memory while it runs, so it is done once at a time.
public final class KeySeal {

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /// What one guess at a passphrase costs. The form of the file names it and no file says it: nobody can make us take
    /// more by a file of their own.
    ///
    /// @param kibibytes of memory
    /// @param rounds    over that memory
    /// @param lanes     that can be worked at side by side
    record Cost(int kibibytes, int rounds, int lanes) {

        /// What RFC 9106 names second, where memory is short: 64 MiB, 3 rounds, 4 lanes.
        static final Cost ENOUGH = new Cost(65_536, 3, 4);
    }

    private final Semaphore turn = new Semaphore(1, true);
    private final Cost cost;

    public KeySeal() {
        this(Cost.ENOUGH);
    }

    /// Seals at another cost. What was sealed at one cost opens at no other.
    KeySeal(Cost cost) {
        this.cost = cost;
    }

    /// @param site as [SealedKey] names it
    SealedKey seal(ConsultationId consultation, String site, Envelopes.Keys keys, String passphrase, Secrets secrets) {
        byte[] salt = secrets.bytes(SealedKey.SALT_BYTES);
        byte[] nonce = secrets.bytes(SealedKey.NONCE_BYTES);
        SealedKey bare = new SealedKey(consultation, site, keys.open(), salt, nonce, new byte[0]);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, bare, passphrase).doFinal(keys.secret());
            return new SealedKey(consultation, site, keys.open(), salt, nonce, sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES", impossible);
        }
    }

    /// The secret half; empty when the passphrase is another one, or what was sealed was changed.
    Optional<byte[]> open(SealedKey key, String passphrase) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, passphrase).doFinal(key.sealed()));
        } catch (AEADBadTagException wrong) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES", impossible);
        }
    }

    private Cipher cipher(int mode, SealedKey key, String passphrase) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec made = new SecretKeySpec(key(passphrase, key.salt()), "AES");
        cipher.init(mode, made, new GCMParameterSpec(TAG_BITS, key.nonce()));
        cipher.updateAAD(key.bound());
        return cipher;
    }

    private byte[] key(String passphrase, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.rounds())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY_BYTES];
        turn.acquireUninterruptibly();
        try {
            argon2.generateBytes(PassphraseRule.plain(passphrase).getBytes(UTF_8), key);
        } finally {
            turn.release();
        }
        return key;
    }
}
