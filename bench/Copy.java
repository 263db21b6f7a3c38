import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Writes the rows of one table by COPY.
final class Copy implements AutoCloseable {

    private final PGCopyOutputStream out;
    private final StringBuilder line = new StringBuilder();

    /// @param into a table with its columns in brackets
    Copy(Connection connection, String into) throws SQLException {
        out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy " + into + " from stdin", 1 << 16);
    }

    /// One row. Null is null, a moment is written as PostgreSQL reads it, anything else as its text.
    void row(Object... values) throws IOException {
        line.setLength(0);
        for (Object value : values) {
            line.append(line.isEmpty() ? "" : "\t");
            switch (value) {
                case null -> line.append("\\N");
                case Instant moment -> line.append(moment);
                default ->
                    line.append(value.toString()
                            .replace("\\", "\\\\")
                            .replace("\n", "\\n")
                            .replace("\t", "\\t"));
            }
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
