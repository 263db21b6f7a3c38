package org.folkmoot.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the database from an older PostgreSQL into one of the version that we bring. The old server
/// is run once more, by the programs that an earlier Folkmoot unpacked; all rows are brought into a new
/// cluster beside it and compared; then the two change their names. The old one is kept as it is under
/// another name, until somebody deletes it.
///
/// Whenever this breaks off, the next start finds the old one, or the new one whole.
final class Upgrade {

    private static final Logger log = LoggerFactory.getLogger(Upgrade.class);
    private static final String UNDER_WAY = "cluster.upgrading";
    private static final String WHOLE = "cluster.upgraded";
    private static final long MEBIBYTE = 1L << 20;

    private final Cluster cluster;

    /// @param cluster with the programs of the new version
    Upgrade(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Whether a new cluster is whole and has only to be given its name.
    static boolean waitsIn(Path folder) {
        return Files.exists(folder.resolve(WHOLE)) && !Files.exists(Cluster.filesIn(folder));
    }

    /// Ends an upgrade that broke off between the two names. Where the old cluster still has its own,
    /// somebody may have written to it since.
    static void settle(Cluster cluster) throws IOException {
        if (waitsIn(cluster.folder())) {
            move(cluster.folder().resolve(WHOLE), cluster.files());
        }
    }

    void run() throws IOException, InterruptedException {
        String from = cluster.madeBy();
        String to = cluster.programs().version(cluster.runAs());
        Path kept = cluster.folder().resolve("cluster." + from);
        Cluster old = cluster.in(cluster.files(), programs(from, to));
        requireRoom(from, to);
        if (Files.exists(kept)) {
            throw new DatabaseRefused("The database must be brought from PostgreSQL " + from + " to " + to + ", and "
                    + kept + " is in the way, where it would be kept. Move that elsewhere.");
        }
        log.info("Bringing the database from PostgreSQL {} to {}; this takes a while, once", from, to);
        Cluster fresh = cluster.in(cluster.folder().resolve(UNDER_WAY), cluster.programs());
        Folders.delete(fresh.files());
        Folders.delete(cluster.folder().resolve(WHOLE));
        fresh.make();
        try {
            bring(old, fresh);
        } catch (SQLException cause) {
            throw new DatabaseRefused(
                    "The database could not be brought from PostgreSQL " + from + " to " + to + " ("
                            + cause.getMessage() + "). It is as it was.",
                    cause);
        }
        Path whole = cluster.folder().resolve(WHOLE);
        move(fresh.files(), whole);
        move(cluster.files(), kept);
        move(whole, cluster.files());
        log.info(
                "The database is one of PostgreSQL {} now. The old one is kept in {}; delete it once you are sure",
                to,
                kept);
    }

    private Programs programs(String from, String to) throws IOException {
        Programs programs = Integer.parseInt(from) < Integer.parseInt(to)
                ? cluster.programs().beside(from, cluster.runAs())
                : null;
        if (programs == null) {
            throw new DatabaseRefused("The database in " + cluster.files() + " was made by PostgreSQL " + from
                    + ", and this Folkmoot brings PostgreSQL " + to
                    + ". Start the Folkmoot that made it, make a backup with"
                    + " ./folkmoot backup, and restore that into a new folder.");
        }
        return programs;
    }

    private void requireRoom(String from, String to) throws IOException {
        long needed = size(cluster.files());
        long free = Files.getFileStore(cluster.folder()).getUsableSpace();
        if (free < needed) {
            throw new DatabaseRefused("To bring the database from PostgreSQL " + from + " to " + to + ", "
                    + needed / MEBIBYTE + " MiB must be free in " + cluster.folder() + ", and " + free / MEBIBYTE
                    + " are. Make room and start again; the database is as it was.");
        }
    }

    private static long size(Path folder) throws IOException {
        long[] size = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    private static void bring(Cluster old, Cluster fresh) throws IOException, InterruptedException, SQLException {
        Postmaster source = EmbeddedPostgres.onFreePort(old);
        try {
            if (!EmbeddedPostgres.isMade(old, source.port())) {
                return; // a first start broke off before there was anything to bring
            }
            DatabaseAddress from = EmbeddedPostgres.forum(old, source.port());
            Postmaster target = EmbeddedPostgres.onFreePort(fresh);
            try {
                EmbeddedPostgres.makeDatabaseWhenAbsent(fresh, target.port());
                if (new Migrations(from).state().applied() > 0) {
                    Transfer.Done done =
                            Transfer.run(from, EmbeddedPostgres.forum(fresh, target.port()), new Progress(log::info));
                    log.info("{} tables with {} rows were brought over and read back", done.tables(), done.rows());
                }
            } finally {
                target.stop();
            }
        } finally {
            source.stop();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(to.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
