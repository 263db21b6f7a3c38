package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes rows on as COPY writes them as text, and says what they were. A row ends with a line feed,
/// and holds none (PostgreSQL, COPY, file formats).
public final class Tallying extends OutputStream {

    private static final int LANES = 4;

    private final OutputStream next;
    private final Progress progress;
    private final MessageDigest row = sha256();
    private final byte[] digest = new byte[LANES * Long.BYTES];
    private final long[] sum = new long[LANES];
    private long rows;
    private long bytes;
    private boolean within;

    /// @param next where they go on to
    public Tallying(OutputStream next, Progress progress) {
        this.next = next;
        this.progress = progress;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] part, int offset, int length) throws IOException {
        next.write(part, offset, length);
        bytes += length;
        int begin = offset;
        for (int at = offset; at < offset + length; at++) {
            if (part[at] == '\n') {
                row.update(part, begin, at + 1 - begin);
                begin = at + 1;
                add();
            }
        }
        row.update(part, begin, offset + length - begin);
        within = begin < offset + length || (within && length == 0);
        progress.passed(length);
    }

    private void add() {
        try {
            row.digest(digest, 0, digest.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        ByteBuffer parts = ByteBuffer.wrap(digest);
        for (int lane = 0; lane < LANES; lane++) {
            sum[lane] += parts.getLong();
        }
        rows++;
    }

    /// What passed.
    ///
    /// @throws IOException when the last row did not come to its end
    public Tally tally() throws IOException {
        if (within) {
            throw new IOException("the last row is cut short");
        }
        ByteBuffer all = ByteBuffer.allocate(LANES * Long.BYTES);
        for (long lane : sum) {
            all.putLong(lane);
        }
        return new Tally(rows, bytes, HexFormat.of().formatHex(all.array()));
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
