package org.folkmoot.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL in a folder of ours: made at the first start, kept from then on, stopped when we stop.
///
/// A server that outlived a Folkmoot that crashed is adopted: it keeps its port and its warm memory.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "folkmoot";
    private static final int PORT_ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 100;
    private static final int PATIENCE = 600;
    /// Wrong password, no such role, no such database: the database was not made to its end.
    private static final Set<String> NOT_YET_MADE = Set.of("28P01", "28000", "3D000");

    private final FolderLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;
    private final boolean adopted;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, Postmaster postmaster, boolean adopted) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.adopted = adopted;
    }

    /// Whether what was committed must be on the disk.
    public enum Durability {
        SAFE,
        /// For tests: faster, and lost when the machine stops.
        FORGETFUL
    }

    /// Starts the server, or adopts the one that still runs there.
    ///
    /// @param folder   ours alone; made when absent
    /// @param programs where the unpacked programs are kept; made when absent
    /// @throws DatabaseRefused when it cannot be, with a sentence that says what to do
    public static EmbeddedPostgres start(Path folder, Path programs, Durability durability, Secrets secrets) {
        try {
            Folders.openToPass(folder);
            Path place = folder.toRealPath();
            FolderLock lock = FolderLock.take(place);
            try {
                return start(lock, cluster(place, programs, durability, secrets));
            } catch (Throwable failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("The embedded database cannot work in " + folder + ": " + cause, cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", stopped);
        }
    }

    /// Whether a database was made in this folder before.
    public static boolean existsIn(Path folder) {
        return Files.exists(Cluster.filesIn(folder).resolve("PG_VERSION")) || Upgrade.waitsIn(folder);
    }

    /// The folders of older databases that were kept when everything was brought into a newer one.
    public static List<Path> keptIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder, "cluster.[0-9]*")) {
            List<Path> folders = new ArrayList<>();
            kept.forEach(folders::add);
            return folders;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Where the forum's database is while another process of ours keeps the server running; null when none does.
    public static @Nullable DatabaseAddress running(Path folder) {
        try {
            Path files = Cluster.filesIn(folder);
            PostmasterFile file = PostmasterFile.read(files);
            Passwords passwords = Passwords.kept(folder);
            if (file == null || !file.ready() || passwords == null || !Processes.workIn(files, file.process())) {
                return null;
            }
            return Cluster.address(passwords, file.port(), DATABASE, Cluster.OWNER);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Where the forum's database is.
    public DatabaseAddress address() {
        return address(DATABASE);
    }

    /// Where another database of the same server is, for its owner.
    public DatabaseAddress address(String database) {
        return Cluster.address(cluster.passwords(), postmaster.port(), database, Cluster.OWNER);
    }

    /// Where a database of this server is, for the role that may make and drop databases.
    public DatabaseAddress keeper(String database) {
        return Cluster.address(cluster.passwords(), postmaster.port(), database, Cluster.KEEPER);
    }

    /// Whether the server had been running before.
    public boolean adopted() {
        return adopted;
    }

    @Override
    public void close() {
        try {
            postmaster.stop();
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", cause);
        } finally {
            lock.close();
        }
    }

    private static Cluster cluster(Path folder, Path cache, Durability durability, Secrets secrets) throws IOException {
        Programs programs = Programs.unpackedIn(cache);
        RunAs runAs = RunAs.choose(programs, folder);
        return new Cluster(folder, programs, runAs, Passwords.in(folder, secrets), durability);
    }

    static EmbeddedPostgres start(FolderLock lock, Cluster cluster) throws IOException, InterruptedException {
        Upgrade.settle(cluster);
        if (cluster.exists()) {
            Postmaster running = runningAlready(cluster);
            if (running != null) {
                log.info("PostgreSQL was still running and is used on");
                return new EmbeddedPostgres(lock, cluster, running, true);
            }
            cluster.runAs().own(cluster.files());
            if (!cluster.madeBy().equals(cluster.programs().version(cluster.runAs()))) {
                new Upgrade(cluster).run();
            }
        } else {
            cluster.make();
        }
        EmbeddedPostgres embedded = new EmbeddedPostgres(lock, cluster, onFreePort(cluster), false);
        try {
            makeDatabaseWhenAbsent(cluster, embedded.postmaster.port());
            return embedded;
        } catch (SQLException cause) {
            embedded.postmaster.stop();
            throw new DatabaseRefused(
                    "The database that Folkmoot made for itself does not let it in: " + cause.getMessage()
                            + ". If the passwords in " + cluster.folder() + " were changed, restore them.",
                    cause);
        }
    }

    /// Waits for a server that is coming up or going down, and for what a crash left of one.
    ///
    /// @return the server to adopt; null when none lives, so that one may be started
    private static @Nullable Postmaster runningAlready(Cluster cluster) throws IOException, InterruptedException {
        for (int waits = 0; waits < PATIENCE; waits++) {
            PostmasterFile file = PostmasterFile.read(cluster.files());
            if (file == null && !Files.exists(PostmasterFile.in(cluster.files()))) {
                return null;
            }
            if (file != null && !Processes.workIn(cluster.files(), file.process())) {
                // Nobody is left who could have written it, and its number may meanwhile be another program's.
                Files.deleteIfExists(PostmasterFile.in(cluster.files()));
                return null;
            }
            if (file != null && file.ready() && isOurs(cluster, file)) {
                return Postmaster.adopted(cluster, file);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new DatabaseRefused("Another PostgreSQL works on " + cluster.files()
                + " and does not answer. Stop it (its process number is the first line of "
                + PostmasterFile.in(cluster.files()) + ") and start again.");
    }

    private static boolean isOurs(Cluster cluster, PostmasterFile file) throws IOException {
        DatabaseAddress address = Cluster.address(cluster.passwords(), file.port(), Cluster.KEEPER, Cluster.KEEPER);
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next()
                    && Path.of(row.getString(1))
                            .toRealPath()
                            .equals(cluster.files().toRealPath());
        } catch (SQLException notOrNotYet) {
            return false;
        }
    }

    static Postmaster onFreePort(Cluster cluster) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Postmaster.started(cluster, freePort());
            } catch (DatabaseRefused failure) {
                // Somebody may have taken the port in the moment since we saw it free.
                boolean portTaken = String.valueOf(failure.getMessage()).contains("TCP/IP");
                if (!portTaken || attempt == PORT_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /// Where the forum's database is in a cluster that runs.
    static DatabaseAddress forum(Cluster cluster, int port) {
        return Cluster.address(cluster.passwords(), port, DATABASE, Cluster.OWNER);
    }

    static void makeDatabaseWhenAbsent(Cluster cluster, int port) throws SQLException {
        if (!isMade(cluster, port)) {
            makeDatabase(cluster, port);
        }
    }

    /// Whether the database was made to its end.
    static boolean isMade(Cluster cluster, int port) throws SQLException {
        try (Connection connection = ServerCheck.connect(forum(cluster, port))) {
            return connection.isValid(1);
        } catch (SQLException failure) {
            if (!NOT_YET_MADE.contains(failure.getSQLState())) {
                throw failure;
            }
            return false;
        }
    }

    private static void makeDatabase(Cluster cluster, int port) throws SQLException {
        DatabaseAddress keeper = Cluster.address(cluster.passwords(), port, Cluster.KEEPER, Cluster.KEEPER);
        try (Connection connection = ServerCheck.connect(keeper);
                Statement statement = connection.createStatement()) {
            if (!holds(statement, "select from pg_roles where rolname = '" + Cluster.OWNER + "'")) {
                statement.execute("create role " + Cluster.OWNER + " login");
            }
            // The password is of our own making and holds no quotation mark.
            statement.execute("alter role " + Cluster.OWNER + " password '"
                    + cluster.passwords().owner() + "'");
            if (!holds(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + Cluster.OWNER);
            }
        }
    }

    private static boolean holds(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next();
        }
    }
}
