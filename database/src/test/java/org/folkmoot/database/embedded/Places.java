package org.folkmoot.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;
import org.folkmoot.values.Secrets;

/// Folders for servers of one test, and servers in them.
public final class Places {

    private Places() {}

    /// A folder that the database's own user can enter.
    public static Path open() {
        return folder("rwxr-xr-x");
    }

    /// A folder that nobody else can enter.
    public static Path closed() {
        return folder("rwx------");
    }

    private static Path folder(String permissions) {
        try {
            return Files.createTempDirectory(
                    "folkmoot-launcher-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public static Path programs() {
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/cache/folkmoot/postgresql")
                : Path.of(System.getProperty("user.home"), ".cache", "folkmoot", "postgresql");
    }

    public static EmbeddedPostgres start(Path place) {
        return EmbeddedPostgres.start(
                place.resolve("postgresql"), programs(), Durability.SAFE, new Secrets(new Random(place.hashCode())));
    }

    /// A copy of a server that is stopped, its owners and permissions with it: making one anew takes seconds.
    static void copy(Path from, Path to) {
        try {
            Process copying = new ProcessBuilder(
                            "cp", "-a", from.resolve("postgresql").toString(), to.toString())
                    .inheritIO()
                    .start();
            if (copying.waitFor() != 0) {
                throw new IllegalStateException("The server could not be copied to " + to);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static DatabaseAddress withPassword(DatabaseAddress address, String password) {
        return new DatabaseAddress(address.url(), address.user(), password);
    }

    public static void delete(Path place) {
        try {
            Folders.delete(place);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
