package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.transfer.Filling.Source;
import org.folkmoot.database.transfer.Shape.Table;

/// Brings everything from one database into another, without a file in between. Nobody may write to the
/// first meanwhile: what came after the moment at which it is read would be missing. One that broke off
/// begins anew.
public final class Transfer {

    private static final String ID = "transfer";

    private Transfer() {}

    /// What was brought.
    public record Done(int tables, long rows) {}

    /// Brings it.
    ///
    /// @throws DatabaseRefused when the second is not empty, or the first holds nothing to bring
    public static Done run(DatabaseAddress from, DatabaseAddress to, Progress progress) {
        Migrations migrations = new Migrations(from);
        migrations.requireWhole();
        try (Snapshot snapshot = Snapshot.of(from);
                Filling filling = Filling.begin(
                        to, new Source(ID, migrations.taken(), snapshot.shape().partitions(), true))) {
            filling.require(snapshot.shape().tables());
            progress.begin("Bringing the rows over", snapshot.shape().tables().size());
            long rows = 0;
            for (Table table : snapshot.shape().tables()) {
                rows += bring(snapshot, filling, table, progress);
            }
            progress.begin("Checking what belongs together", 0);
            filling.finish(snapshot.positions(), false);
            return new Done(snapshot.shape().tables().size(), rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Rows on their way between two databases are in no file", impossible);
        }
    }

    private static long bring(Snapshot snapshot, Filling filling, Table table, Progress progress) throws IOException {
        long[] rows = new long[1];
        filling.load(table, out -> {
            Tally tally = snapshot.copy(table, out, progress);
            rows[0] = tally.rows();
            return tally;
        });
        progress.table();
        return rows[0];
    }
}
