package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.transfer.Shape.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// One connection on which values are written alike, whatever a server or a role has been told, and
/// that waits as long as it takes.
final class Session implements AutoCloseable {

    private static final String ALIKE = """
            set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
            set extra_float_digits = 1; set statement_timeout = 0; set lock_timeout = 0;
            set idle_in_transaction_session_timeout = 0; set jit = off;
            """;

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /// Opens it, outside any transaction.
    ///
    /// @throws DatabaseUnavailable when it cannot be reached
    /// @throws DatabaseRefused     when it is none that we work with
    static Session open(DatabaseAddress address) {
        ServerCheck.check(address);
        try {
            Session session = new Session(ServerCheck.connect(address));
            session.execute(ALIKE);
            return session;
        } catch (SQLException cause) {
            throw told(cause);
        }
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Writes the rows of a table, one to a line.
    void copyOut(Table table, OutputStream out) throws SQLException, IOException {
        String sql = "copy (select " + table.quotedColumns() + " from " + table.quoted() + ") to stdout";
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.write(row, 0, row.length);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// What the operator is told. What PostgreSQL adds in its details are values of rows, and stays
    /// there.
    static RuntimeException told(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.startsWith("28")) {
            return new DatabaseUnavailable(cause);
        }
        ServerErrorMessage said = cause instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        String words = said == null ? String.valueOf(cause.getMessage()) : String.valueOf(said.getMessage());
        return new DatabaseRefused(
                "The database did not do what was asked of it: " + words + " (" + state + ").", cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException cause) {
            throw told(cause);
        }
    }
}
