package org.folkmoot.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.LongFunction;
import org.jdbi.v3.core.result.ResultSetException;
import org.jspecify.annotations.Nullable;

/// The columns of a row, taken one after the other from the left, as the statement of a [Question]
/// names them.
public final class Columns {

    private static final long[] NONE = {};
    private static final byte[] EMPTY = {};

    private final ResultSet rows;
    private int place;

    Columns(ResultSet rows) {
        this.rows = rows;
    }

    boolean nextRow() throws SQLException {
        place = 0;
        return rows.next();
    }

    private interface Taking<T extends @Nullable Object> {
        T from(ResultSet rows, int place) throws SQLException;
    }

    private <T extends @Nullable Object> T next(Taking<T> taking) {
        try {
            return taking.from(rows, ++place);
        } catch (SQLException broken) {
            throw new ResultSetException("Column " + place + " is not what it was taken for", broken, null);
        }
    }

    /// The next column, a number; 0 for null.
    public long nextLong() {
        return next(ResultSet::getLong);
    }

    /// The next column, a small number; 0 for null.
    public int nextInt() {
        return next(ResultSet::getInt);
    }

    /// The next column, a truth; false for null.
    public boolean nextBoolean() {
        return next(ResultSet::getBoolean);
    }

    /// The next column, an id; null for null, since there is no thing with the number 0.
    public <T> @Nullable T nextId(LongFunction<T> made) {
        long id = nextLong();
        return id == 0 ? null : made.apply(id);
    }

    /// The next column, a text that is there.
    public String nextText() {
        String text = nextTextOrNull();
        if (text == null) {
            throw new IllegalStateException("Column " + place + " is null");
        }
        return text;
    }

    /// The next column, a text; null for null.
    public @Nullable String nextTextOrNull() {
        return this.<@Nullable String>next(ResultSet::getString);
    }

    /// The next column, a moment that is there.
    public Instant nextInstant() {
        Instant moment = nextInstantOrNull();
        if (moment == null) {
            throw new IllegalStateException("Column " + place + " is null");
        }
        return moment;
    }

    /// The next column, a moment; null for null.
    public @Nullable Instant nextInstantOrNull() {
        return this.<@Nullable Instant>next((rows, at) -> {
            OffsetDateTime moment = rows.getObject(at, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        });
    }

    /// The next column, bytes; none for null.
    public byte[] nextBytes() {
        byte[] bytes = this.<byte @Nullable []>next(ResultSet::getBytes);
        return bytes == null ? EMPTY : bytes;
    }

    /// The next column, a list of numbers; none for null.
    public long[] nextLongs() {
        return next((rows, at) -> {
            Array array = rows.getArray(at);
            return array == null ? NONE : unboxed((Long[]) array.getArray());
        });
    }

    private static long[] unboxed(Long[] numbers) {
        long[] plain = new long[numbers.length];
        for (int n = 0; n < plain.length; n++) {
            plain[n] = numbers[n];
        }
        return plain;
    }
}
