package org.folkmoot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL that all tests of one run share: started when the first of them asks, gone when the run ends.
///
/// With `FOLKMOOT_TEST_DATABASE_URL` it is another server, where the named user may make databases; the same tests then
/// run there. One database is migrated and serves as the template for all others.
final class TestCluster {

    private static final String ELSEWHERE = "FOLKMOOT_TEST_DATABASE_URL";
    private static final String FOLDER = "folkmoot-test-";

    private static @Nullable TestCluster running;

    private final DatabaseAddress keeper;
    private final DatabaseAddress owner;
    private final String template;
    private final AtomicInteger count = new AtomicInteger();

    private TestCluster(DatabaseAddress keeper, DatabaseAddress owner) {
        this.keeper = keeper;
        this.owner = owner;
        this.template = "folkmoot_test_" + ProcessHandle.current().pid();
    }

    static synchronized TestCluster running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /// A new database, migrated and empty.
    DatabaseAddress cloned() {
        String name = template + "_" + count.incrementAndGet();
        execute("create database " + name + " template " + template + ownedBy());
        return owner.named(name);
    }

    void drop(DatabaseAddress database) {
        execute("drop database if exists " + name(database) + " with (force)");
    }

    DatabaseAddress keeper(DatabaseAddress database) {
        return keeper.named(name(database));
    }

    private static String name(DatabaseAddress database) {
        return database.url().replaceFirst(".*/([^/?]+).*", "$1");
    }

    private static TestCluster start() {
        String elsewhere = System.getenv(ELSEWHERE);
        TestCluster cluster = elsewhere == null || elsewhere.isBlank() ? ownServer() : otherServer(elsewhere);
        cluster.execute("create database " + cluster.template + cluster.ownedBy());
        new Migrations(cluster.owner.named(cluster.template)).migrate();
        return cluster;
    }

    private static TestCluster otherServer(String url) {
        DatabaseAddress address = DatabaseAddress.parse(url);
        TestCluster cluster = new TestCluster(address, address);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform()
                        .unstarted(() ->
                                cluster.execute("drop database if exists " + cluster.template + " with (force)")));
        return cluster;
    }

    private static TestCluster ownServer() {
        try {
            sweep();
            Path folder = Files.createTempDirectory(
                    FOLDER + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            // Not seeded: whoever knew this password could be the superuser of a server on this machine.
            Secrets secrets = new Secrets(RandomGenerator.of("SecureRandom"));
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(folder.resolve("postgresql"), programs(), Durability.FORGETFUL, secrets);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                server.close();
                delete(folder);
            }));
            return new TestCluster(server.keeper("postgres"), server.address());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Kept between runs, since unpacking takes seconds; as root in a place that the database's own user can enter.
    private static Path programs() {
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/cache/folkmoot/postgresql")
                : Path.of(System.getProperty("user.home"), ".cache", "folkmoot", "postgresql");
    }

    private String ownedBy() {
        return owner.user() == null || keeper.equals(owner) ? "" : " owner " + owner.user();
    }

    private void execute(String sql) {
        try (Connection connection = ServerCheck.connect(keeper);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    /// Removes what runs left behind that were killed.
    private static void sweep() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
            for (Path folder : folders) {
                String[] parts = folder.getFileName()
                        .toString()
                        .substring(FOLDER.length())
                        .split("-", 2);
                boolean ours = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
                if (ours
                        && parts[0].matches("\\d{1,9}")
                        && ProcessHandle.of(Long.parseLong(parts[0])).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException inUseStill) {
            // A later run sweeps it.
        }
    }
}
