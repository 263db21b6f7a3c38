package org.folkmoot.forum.consultations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.PersonId;

/// Seals ballots of one consultation so that only the holder of its key can open them (HPKE, RFC 9180: base
/// mode, X25519 with HKDF-SHA256, AES-256-GCM).
///
/// What is sealed is bound to the consultation, to its options, and to the person, so that an envelope
/// means nothing anywhere else.
final class Envelopes {

    private static final byte[] NONE = new byte[0];
    private static final byte[] NAME = "folkmoot-ballot-1".getBytes(StandardCharsets.US_ASCII);
    /// Of an encapsulated X25519 key, which goes before the ciphertext.
    private static final int KEY_BYTES = 32;

    private final byte[] info;

    /// @param optionsHash as [#hash]
    Envelopes(ConsultationId consultation, byte[] optionsHash) {
        info = ByteBuffer.allocate(NAME.length + Long.BYTES + optionsHash.length)
                .put(NAME)
                .putLong(consultation.value())
                .put(optionsHash)
                .array();
    }

    /// A key pair of one consultation; both 32 bytes.
    @SuppressWarnings("ArrayRecordComponent") // two keys are never compared
    record Keys(byte[] open, byte[] secret) {

        static Keys made() {
            AsymmetricCipherKeyPair pair = suite().generatePrivateKey();
            return new Keys(
                    suite().serializePublicKey(pair.getPublic()), suite().serializePrivateKey(pair.getPrivate()));
        }
    }

    /// What a question and its options come to, so that no ballot can be taken for an answer to another
    /// question.
    static byte[] hash(Method method, List<String> options) {
        MessageDigest digest = Ballot.sha256();
        digest.update(method.name().getBytes(StandardCharsets.US_ASCII));
        for (String option : options) {
            byte[] bytes = option.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    /// @param open the public key
    byte[] seal(byte[] open, PersonId person, byte[] ballot) {
        try {
            byte[][] sealed =
                    suite().seal(suite().deserializePublicKey(open), info, bound(person), ballot, NONE, NONE, null);
            return ByteBuffer.allocate(sealed[0].length + sealed[1].length)
                    .put(sealed[1])
                    .put(sealed[0])
                    .array();
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Opens an envelope; empty when it was sealed with another key, for somebody else or for another
    /// question, or was changed since.
    Optional<byte[]> open(AsymmetricCipherKeyPair keys, PersonId person, byte[] sealed) {
        if (sealed.length < KEY_BYTES) {
            return Optional.empty();
        }
        byte[] encapsulated = Arrays.copyOf(sealed, KEY_BYTES);
        byte[] text = Arrays.copyOfRange(sealed, KEY_BYTES, sealed.length);
        try {
            return Optional.of(suite().open(encapsulated, keys, info, bound(person), text, NONE, NONE, null));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException broken) {
            return Optional.empty();
        }
    }

    /// The pair that opens; empty when the secret is not the one that belongs to the public key.
    static Optional<AsymmetricCipherKeyPair> pair(byte[] open, byte[] secret) {
        if (secret.length != KEY_BYTES) {
            return Optional.empty();
        }
        AsymmetricCipherKeyPair pair = suite().deserializePrivateKey(secret, null);
        AsymmetricKeyParameter belongs = pair.getPublic();
        return Arrays.equals(suite().serializePublicKey(belongs), open) ? Optional.of(pair) : Optional.empty();
    }

    private static byte[] bound(PersonId person) {
        return ByteBuffer.allocate(Long.BYTES).putLong(person.value()).array();
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
