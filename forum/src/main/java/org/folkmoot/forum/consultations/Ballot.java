package org.folkmoot.forum.consultations;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.values.ConsultationId;

/// What lies in an envelope: always of the same size, so that nothing of it can be told by weighing it.
///
/// @param nonce  16 bytes that tell it from every other
/// @param words  of the voter, at most 160 bytes of UTF-8; empty for none
@SuppressWarnings("ArrayRecordComponent") // two ballots are never compared
record Ballot(byte[] nonce, BallotChoice choice, String words) {

    static final int NONCE_BYTES = 16;
    static final int BYTES = 256;

    private static final byte FORM = 1;
    /// Half of a SHA-256 is more than anybody can make two of.
    private static final int RECEIPT_BYTES = 16;
    private static final byte[] RECEIPTS = "folkmoot-receipt-1".getBytes(StandardCharsets.US_ASCII);

    /// The ballot as it is sealed.
    ///
    /// @throws BufferOverflowException when it does not fit, which the rule of ballots has seen to
    byte[] written() {
        byte[] said = words.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).put(FORM).put(nonce).put((byte)
                choice.options().size());
        choice.options().forEach(option -> buffer.put(option.byteValue()));
        return buffer.put((byte) said.length).put(said).array();
    }

    /// Reads what was sealed; empty when it is no ballot.
    static Optional<Ballot> read(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != FORM) {
            return Optional.empty();
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).position(1);
            byte[] nonce = taken(buffer, NONCE_BYTES);
            List<Integer> options = new ArrayList<>();
            for (byte option : taken(buffer, buffer.get())) {
                options.add((int) option);
            }
            byte[] said = taken(buffer, Byte.toUnsignedInt(buffer.get()));
            return Optional.of(new Ballot(nonce, new BallotChoice(options), new String(said, StandardCharsets.UTF_8)));
        } catch (BufferUnderflowException | NegativeArraySizeException broken) {
            return Optional.empty();
        }
    }

    private static byte[] taken(ByteBuffer buffer, int count) {
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    /// What the voter keeps, and what is published beside the choice once it is counted. Two who chose
    /// different words cannot have been given the same one.
    String receipt(ConsultationId consultation) {
        MessageDigest digest = sha256();
        digest.update(RECEIPTS);
        digest.update(
                ByteBuffer.allocate(Long.BYTES).putLong(consultation.value()).array());
        digest.update(nonce);
        byte[] hash = digest.digest(words.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, RECEIPT_BYTES));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
