package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.transfer.Shape.Table;

/// All rows of a database as they are in one moment, also while a server works on it: one transaction
/// that only reads.
///
/// It keeps tables from being altered or dropped while it is open, and hinders nobody else.
public final class Snapshot implements AutoCloseable {

    private final Session session;
    private final Shape shape;

    private Snapshot(Session session, Shape shape) {
        this.session = session;
        this.shape = shape;
    }

    /// Takes it.
    public static Snapshot of(DatabaseAddress address) {
        Session session = Session.open(address);
        try {
            session.connection().setAutoCommit(false);
            session.execute("set transaction isolation level repeatable read, read only");
            Shape shape = Shape.of(session.connection());
            if (!shape.tables().isEmpty()) {
                session.execute("lock table "
                        + shape.tables().stream().map(Table::quoted).collect(Collectors.joining(", "))
                        + " in access share mode");
            }
            return new Snapshot(session, shape);
        } catch (SQLException cause) {
            session.close();
            throw Session.told(cause);
        }
    }

    public Shape shape() {
        return shape;
    }

    /// Writes the rows of a table as COPY writes them as text, one to a line.
    ///
    /// @throws IOException when they cannot be written on
    public Tally copy(Table table, OutputStream out, Progress progress) throws IOException {
        Tallying rows = new Tallying(out, progress);
        try {
            session.copyOut(table, rows);
            return rows.tally();
        } catch (SQLException cause) {
            throw Session.told(cause);
        }
    }

    /// How far the sequences have come: at least as far as any row of the snapshot, since they go on
    /// meanwhile.
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        try (Statement statement = session.connection().createStatement()) {
            for (String sequence : shape.sequences()) {
                try (ResultSet row =
                        statement.executeQuery("select last_value, is_called from " + Shape.quoted(sequence))) {
                    row.next();
                    positions.add(new Position(sequence, row.getLong(1), row.getBoolean(2)));
                }
            }
            return positions;
        } catch (SQLException cause) {
            throw Session.told(cause);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
