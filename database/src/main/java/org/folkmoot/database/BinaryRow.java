package org.folkmoot.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// A row as COPY sends it in PostgreSQL's binary form: its values are taken one after the other, and none becomes an
/// object. For the few questions that are answered by hundreds of thousands of rows.
///
/// The format is PostgreSQL's own ("Binary Format" under COPY): a header, then for each row the number of its values
/// and
/// each value behind its length, then -1.
public final class BinaryRow {

    private static final int SIGNATURE = 11;
    private static final int NULL = -1;
    /// 2000-01-01, where PostgreSQL begins to count, in microseconds since 1970.
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    BinaryRow() {}

    /// Takes each row. What it is given is the same object every time, standing at the next row's first value.
    @FunctionalInterface
    public interface Each {
        void row(BinaryRow row);
    }

    /// Asks, and hands on every row.
    ///
    /// @param sql a query without parameters, which COPY does not take
    void copy(PGConnection connection, String sql, Each each) throws SQLException {
        CopyOut copy = connection.getCopyAPI().copyOut("copy (" + sql + ") to stdout (format binary)");
        try {
            read(copy, each);
        } catch (RuntimeException | Error failure) {
            abandon(copy, failure);
            throw failure;
        }
    }

    private void read(CopyOut copy, Each each) throws SQLException {
        boolean begun = false;
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            bytes = ByteBuffer.wrap(message);
            if (!begun) {
                skipHeader();
                begun = true;
            }
            // Whole rows, and mostly one: that is how PostgreSQL sends them.
            while (bytes.hasRemaining() && bytes.getShort() >= 0) {
                each.row(this);
            }
        }
    }

    /// Reads what is left, so that the connection can be used on. To cancel is no way: a server that has just sent its
    /// last row leaves the driver waiting for an answer that never comes.
    private static void abandon(CopyOut copy, Throwable failure) {
        try {
            while (copy.readFromCopy() != null) {
                // nobody wants it any more
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private void skipHeader() {
        bytes.position(SIGNATURE + Integer.BYTES);
        int extension = bytes.getInt();
        bytes.position(bytes.position() + extension);
    }

    /// The next value, a `bigint`.
    public long nextLong() {
        length(Long.BYTES);
        return bytes.getLong();
    }

    /// The next value, an `integer`.
    public int nextInt() {
        length(Integer.BYTES);
        return bytes.getInt();
    }

    /// The next value, a `boolean`.
    public boolean nextBoolean() {
        length(1);
        return bytes.get() != 0;
    }

    /// The next value, a `timestamptz`, in microseconds since 1970.
    public long nextMicros() {
        return nextLong() + POSTGRES_EPOCH;
    }

    /// The next value, a `date`, in days since 1970.
    public long nextDay() {
        return nextInt() + POSTGRES_EPOCH / 86_400_000_000L;
    }

    /// The next value, a `text`; null for null.
    public @Nullable String nextText() {
        int length = bytes.getInt();
        if (length == NULL) {
            return null;
        }
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    /// A value of another kind, or null, is a mistake in the question.
    private void length(int expected) {
        int length = bytes.getInt();
        if (length != expected) {
            throw new IllegalStateException("a value of " + length + " bytes where " + expected + " were expected");
        }
    }
}
