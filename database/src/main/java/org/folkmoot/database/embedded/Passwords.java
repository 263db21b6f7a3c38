package org.folkmoot.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;

/// The two passwords of the cluster, which Folkmoot makes for itself and nobody has to know.
///
/// @param keeper of the superuser, who only makes the database
/// @param owner  of the role that owns the database and does everything else
record Passwords(String keeper, String owner) {

    private static final String NAME = "passwords";
    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// Reads them from the folder, or makes them when there are none.
    static Passwords in(Path folder, Secrets secrets) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            writeOursAlone(file, List.of(secrets.token(), secrets.token()));
        }
        return read(folder, file);
    }

    /// Reads them from the folder; null when there are none.
    static @Nullable Passwords kept(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? read(folder, file) : null;
    }

    private static Passwords read(Path folder, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new DatabaseRefused(
                    "The file " + file + " is damaged: it must hold two lines, the passwords of the database in "
                            + folder + ". Restore it from a backup.");
        }
        return new Passwords(lines.get(0), lines.get(1));
    }

    /// Writes a file that no other user can read, and that is either absent or whole.
    static void writeOursAlone(Path file, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OURS_ALONE);
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
