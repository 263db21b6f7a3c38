package org.folkmoot.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/// Opens what was sealed under a passphrase in the format of `age`, version 1 (C2SP, age.md), and hands
/// out no byte that was not proven.
final class AgeInput extends InputStream {

    private static final int LONGEST_HEADER = 1_024;
    /// More would take more memory than the program has.
    private static final int MOST_WORK = 18;
    private static final Pattern HEADER = Pattern.compile(Pattern.quote(AgeOutput.FIRST_LINE)
            + "-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n");

    private final InputStream in;
    private final byte[] key;
    private final byte[] sealed = new byte[AgeOutput.CHUNK + AgeKeys.TAG + 1];
    private int held;
    private byte[] open = new byte[0];
    private int at;
    private long number;
    private boolean over;

    /// @throws BackupRefused when it is no such file, or the passphrase is another one
    AgeInput(InputStream in, String passphrase) throws IOException {
        this.in = in;
        String header = header(in);
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            throw new BackupRefused(
                    "It is sealed in another way than Folkmoot seals backups: with a passphrase alone.");
        }
        int work = Integer.parseInt(parts.group(2));
        if (work > MOST_WORK) {
            throw new BackupRefused("Opening it would take " + (1L << work) / 1_024
                    + " MiB of memory. It was not sealed by Folkmoot; open it with age and seal it anew.");
        }
        try {
            byte[] fileKey = AgeKeys.wrap(
                    Cipher.DECRYPT_MODE, decoded(parts.group(3)), passphrase, decoded(parts.group(1)), work);
            byte[] proof = AgeKeys.proof(
                    fileKey, header.substring(0, parts.start(4) - 1).getBytes(US_ASCII));
            if (!MessageDigest.isEqual(proof, decoded(parts.group(4)))) {
                throw new BackupRefused("Its first lines were changed since it was written. Take another copy of it.");
            }
            key = AgeKeys.payload(fileKey, whole(in.readNBytes(AgeKeys.NONCE)));
        } catch (AEADBadTagException wrong) {
            throw new BackupRefused("The passphrase does not open it. It is the one that was typed when it was made,"
                    + " letter by letter; spaces count.");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java 25 has these", impossible);
        }
    }

    /// There is one way alone to write the same bytes.
    private static byte[] decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
            throw new BackupRefused("Its first lines were changed since it was written. Take another copy of it.");
        }
        return bytes;
    }

    private static byte[] whole(byte[] nonce) {
        if (nonce.length < AgeKeys.NONCE) {
            throw new BackupRefused(CutShort.SENTENCE);
        }
        return nonce;
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        boolean lastLine = false;
        for (int one = in.read(); one >= 0 && header.length() < LONGEST_HEADER; one = in.read()) {
            header.append((char) one);
            if (one == '\n' && lastLine) {
                return header.toString();
            }
            lastLine |=
                    header.length() > 4 && header.substring(header.length() - 4).equals("\n---");
            if (header.length() == AgeOutput.FIRST_LINE.length()
                    && !header.toString().equals(AgeOutput.FIRST_LINE)) {
                break;
            }
        }
        throw new BackupRefused("It is no backup of Folkmoot, or its beginning is missing.");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == open.length) {
            if (over) {
                return -1;
            }
            next();
        }
        int taken = Math.min(length, open.length - at);
        System.arraycopy(open, at, into, offset, taken);
        at += taken;
        return taken;
    }

    /// A chunk is the last one when nothing comes after it; it is sealed as such, so that none can be
    /// cut off.
    private void next() throws IOException {
        held += in.readNBytes(sealed, held, sealed.length - held);
        boolean last = held < sealed.length;
        int length = last ? held : held - 1;
        if (length < AgeKeys.TAG || (length == AgeKeys.TAG && number > 0)) {
            throw new CutShort();
        }
        try {
            open = AgeKeys.chunk(Cipher.DECRYPT_MODE, key, number, last).doFinal(sealed, 0, length);
        } catch (AEADBadTagException wrong) {
            throw last ? new CutShort() : new IOException("it was changed since it was written", wrong);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        at = 0;
        number++;
        over = last;
        sealed[0] = sealed[length];
        held = last ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// The end is missing, or was changed.
    static final class CutShort extends IOException {

        static final String SENTENCE = "It is cut short, or its end was changed. Take another copy of it.";

        private static final long serialVersionUID = 1;

        private CutShort() {
            super("it is cut short, or its end was changed");
        }
    }
}
