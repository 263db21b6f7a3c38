package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.Migrations.Step;
import org.folkmoot.database.transfer.Shape.Partition;
import org.folkmoot.database.transfer.Shape.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills an empty database with the rows of another one, table by table, each in one transaction of its
/// own.
///
/// The tables are made by the same migrations that made them there. Foreign keys are taken away before
/// the first row comes and made again after the last, so the order of tables does not matter, no right
/// is needed beyond that of the owner, and every one of them is checked over all rows. Until then the
/// database holds the table `restoring`, by which nobody takes it for whole, and which knows what a
/// filling that broke off had come to.
public final class Filling implements AutoCloseable {

    private static final Pattern DAYS = Pattern.compile("FOR VALUES FROM \\('[0-9-]+'\\) TO \\('[0-9-]+'\\)");

    private final Session session;
    private final Restoring restoring;
    private final Shape shape;
    private final Set<String> whole;

    private Filling(Session session, Restoring restoring, Shape shape) throws SQLException {
        this.session = session;
        this.restoring = restoring;
        this.shape = shape;
        this.whole = new HashSet<>(restoring.whole());
    }

    /// What a database is filled from.
    ///
    /// @param id    of the backup; a filling that broke off goes on only with the same one
    /// @param steps the migrations that its tables were made by
    /// @param anew  whether what an earlier filling brought is brought again, since the source may have
    ///              changed
    public record Source(String id, List<Step> steps, List<Partition> partitions, boolean anew) {

        public Source {
            steps = List.copyOf(steps);
            partitions = List.copyOf(partitions);
        }
    }

    /// Where the rows of a table come from.
    @FunctionalInterface
    public interface Rows {

        /// Writes all of them, and says what they were.
        Tally writeTo(OutputStream out) throws IOException;
    }

    /// Makes the tables, or finds those of a filling that broke off.
    ///
    /// @throws DatabaseRefused when it is not empty, or belongs to another filling
    public static Filling begin(DatabaseAddress address, Source source) {
        Session session = Session.open(address);
        try {
            Restoring restoring = Restoring.of(session, source.id());
            Migrations migrations = new Migrations(address);
            migrations.require(source.steps());
            migrations.makeHistory();
            restoring.begin(source.anew());
            migrations.migrateTo(source.steps().getLast());
            restoring.takeForeignKeysAway();
            for (Partition partition : source.partitions()) {
                make(session, partition);
            }
            return new Filling(session, restoring, Shape.of(session.connection()));
        } catch (SQLException cause) {
            session.close();
            throw Session.told(cause);
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    private static void make(Session session, Partition partition) throws SQLException {
        if (!DAYS.matcher(partition.bounds()).matches()) {
            throw new DatabaseRefused("The part " + partition.name() + " of the table " + partition.table()
                    + " has bounds that are not known here: " + partition.bounds() + ".");
        }
        session.execute("create table if not exists " + Shape.quoted(partition.name()) + " partition of "
                + Shape.quoted(partition.table()) + " " + partition.bounds());
    }

    /// Requires that rows of these tables fit into those that were made here.
    ///
    /// @throws DatabaseRefused when they are others
    public void require(List<Table> tables) {
        for (Table table : tables) {
            Table here = shape.tables().stream()
                    .filter(one -> one.name().equals(table.name()))
                    .findFirst()
                    .orElseThrow(() -> new DatabaseRefused("The table " + table.name()
                            + " is not one that Folkmoot makes. Its rows cannot be brought into another database."));
            if (!Set.copyOf(here.columns()).equals(Set.copyOf(table.columns()))) {
                throw new DatabaseRefused("The table " + table.name()
                        + " has other columns than the one that Folkmoot makes. Its rows cannot be brought into it.");
            }
        }
        if (tables.size() != shape.tables().size()) {
            throw new DatabaseRefused("There are " + tables.size() + " tables with rows to come, and Folkmoot makes "
                    + shape.tables().size() + ". What is missing cannot be made up.");
        }
    }

    /// Whether a table was filled before, by a filling that broke off.
    public boolean holds(Table table) {
        return whole.contains(table.name());
    }

    /// Fills a table, reads it back, and keeps it only when it is what came.
    ///
    /// @throws IOException     when the rows cannot be read
    /// @throws DatabaseRefused when the database did not take them as they are
    public void load(Table table, Rows rows) throws IOException {
        try {
            session.connection().setAutoCommit(false);
            session.execute("truncate table " + table.quoted());
            Tally came = copyIn(table, rows);
            Tallying back = new Tallying(OutputStream.nullOutputStream(), Progress.silent());
            session.copyOut(table, back);
            if (!back.tally().equals(came)) {
                throw new DatabaseRefused("The table " + table.name()
                        + " holds something else than what was written to it, so it was emptied again.");
            }
            restoring.keep(table.name(), came);
            session.connection().commit();
            whole.add(table.name());
        } catch (SQLException cause) {
            throw Session.told(cause);
        } finally {
            backToNormal();
        }
    }

    private Tally copyIn(Table table, Rows rows) throws SQLException, IOException {
        CopyIn copy = session.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.quoted() + " (" + table.quotedColumns() + ") from stdin");
        try {
            Tally came = rows.writeTo(new Into(copy));
            copy.endCopy();
            return came;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void backToNormal() {
        try {
            session.connection().rollback(); // nothing, when it was committed
            session.connection().setAutoCommit(true);
        } catch (SQLException broken) {
            session.close();
        }
    }

    /// Makes the foreign keys again, which checks them, sets the sequences, and lets the database go.
    ///
    /// @param movedOn whether numbers may have been given after the rows were taken
    public void finish(List<Position> positions, boolean movedOn) {
        try {
            session.connection().setAutoCommit(false);
            restoring.bringForeignKeysBack();
            for (Position position : positions) {
                set(position, movedOn);
            }
            for (Table table : shape.tables()) {
                session.execute("analyze " + table.quoted());
            }
            restoring.end();
            session.connection().commit();
        } catch (SQLException cause) {
            throw Session.told(cause);
        } finally {
            backToNormal();
        }
    }

    private void set(Position position, boolean movedOn) throws SQLException {
        if (!shape.sequences().contains(position.sequence())) {
            throw new DatabaseRefused("The sequence " + position.sequence() + " is not one that Folkmoot makes.");
        }
        Position set = movedOn ? position.movedOn(restoring.most(position.sequence())) : position;
        session.execute("select setval('" + Shape.quoted(set.sequence()).replace("'", "''") + "', " + set.last() + ", "
                + set.called() + ")");
    }

    @Override
    public void close() {
        session.close();
    }

    /// What is written here comes into a table.
    private static final class Into extends OutputStream {

        private final CopyIn copy;

        private Into(CopyIn copy) {
            this.copy = copy;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] part, int offset, int length) throws IOException {
            try {
                copy.writeToCopy(part, offset, length);
            } catch (SQLException cause) {
                throw Session.told(cause);
            }
        }
    }
}
