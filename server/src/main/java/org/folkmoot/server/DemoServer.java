package org.folkmoot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.forum.discovery.RemoteLookup;

/// A whole server in a folder that is deleted when it ends, where servers on this machine federate with each other over
/// http.
final class DemoServer implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String PASSWORD = "correct horse battery";

    private static final int CONNECTIONS = 12;

    private final Path folder;
    private final Settings settings;
    private final OpenedDatabase database;
    private final Wiring wiring;
    private final String address;

    /// @param name of its host, below `localhost`, and of the site
    /// @param port that it listens on; it must be free
    DemoServer(String name, int port, DemoClock clock) {
        this.address = "http://" + name + ".localhost:" + port;
        this.folder = folder();
        this.settings = new Settings(
                folder.resolve("data"),
                folder.resolve("ballot-keys"),
                "127.0.0.1",
                port,
                URI.create(address),
                List.of(),
                null,
                CONNECTIONS,
                new Settings.UnattendedSetUp(ADMIN, PASSWORD, name),
                null,
                true);
        Sources sources = Sources.of(clock, new SecureRandom());
        try {
            Serve.requireFreePort(settings);
            this.database = OpenedDatabase.forServer(settings, sources);
        } catch (RuntimeException failed) {
            delete();
            throw failed;
        }
        try {
            this.wiring = Wiring.start(settings, database, sources);
        } catch (RuntimeException failed) {
            database.close();
            delete();
            throw failed;
        }
    }

    /// As root the database runs as somebody else, who must be able to pass through.
    private static Path folder() {
        try {
            return Files.createTempDirectory(
                    "folkmoot-demo-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// What it was started with.
    Settings settings() {
        return settings;
    }

    ForumRooms rooms() {
        return wiring.rooms();
    }

    ConsultationRooms consultations() {
        return wiring.consultations();
    }

    /// What somebody's search finds on other servers.
    RemoteLookup lookup() {
        return wiring.federation().lookup;
    }

    /// What others call something here.
    ///
    /// @param path begins with a slash
    String address(String path) {
        return address + path;
    }

    @Override
    public void close() {
        wiring.close();
        database.close();
        delete();
    }

    private void delete() {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            throw new UncheckedIOException("The folder " + folder + " is not quite gone", left);
        }
    }
}
