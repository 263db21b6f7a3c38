package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import org.folkmoot.values.Secrets;

/// Seals what is written to it under a passphrase, in the format of `age`, version 1 (C2SP, age.md).
final class AgeOutput extends OutputStream {

    static final String FIRST_LINE = "age-encryption.org/v1\n";
    static final int CHUNK = 1 << 16;

    /// What one guess at a passphrase costs: 128 MiB, some half a second.
    static final int ENOUGH = 17;

    private final OutputStream out;
    private final byte[] key;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long number;
    private boolean closed;

    /// @param work as [AgeKeys#wrap]
    AgeOutput(OutputStream out, String passphrase, int work, Secrets secrets) throws IOException {
        this.out = out;
        byte[] fileKey = secrets.bytes(AgeKeys.FILE_KEY);
        byte[] salt = secrets.bytes(16);
        byte[] nonce = secrets.bytes(AgeKeys.NONCE);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        try {
            byte[] wrapped = AgeKeys.wrap(Cipher.ENCRYPT_MODE, fileKey, passphrase, salt, work);
            String header = FIRST_LINE + "-> scrypt " + base64.encodeToString(salt) + " " + work + "\n"
                    + base64.encodeToString(wrapped) + "\n---";
            String proof = base64.encodeToString(AgeKeys.proof(fileKey, header.getBytes(US_ASCII)));
            out.write((header + " " + proof + "\n").getBytes(US_ASCII));
            out.write(nonce);
            key = AgeKeys.payload(fileKey, nonce);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java 25 has these", impossible);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] part, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == CHUNK) {
                seal(false);
            }
            int fits = Math.min(left, CHUNK - filled);
            System.arraycopy(part, at, chunk, filled, fits);
            filled += fits;
            at += fits;
            left -= fits;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            out.write(AgeKeys.chunk(Cipher.ENCRYPT_MODE, key, number, last).doFinal(chunk, 0, filled));
            number++;
            filled = 0;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Writes the last chunk, without which the file is cut short.
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            seal(true);
            out.close();
        }
    }
}
