package org.folkmoot.database.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.folkmoot.database.DatabaseRefused;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once into a folder that is named after their archive.
///
/// A folder appears only when it is whole: it is filled under another name and then renamed.
///
/// @param folder holds `bin`, `lib` and `share`
/// @param cache  where such folders are kept, of other versions too
record Programs(Path folder, Path cache) {

    Path named(String program) {
        return folder.resolve("bin").resolve(program);
    }

    /// @param cache where the folders of programs are kept; made when absent
    static Programs unpackedIn(Path cache) {
        URL archive = archive();
        try {
            Path folder = cache.resolve(archiveName() + "-" + fingerprint(archive));
            if (!Files.isExecutable(folder.resolve("bin").resolve("postgres"))) {
                unpack(archive, cache, folder);
            }
            return new Programs(folder.toRealPath(), cache);
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL's programs cannot be unpacked into " + cache, cause);
        }
    }

    /// Which PostgreSQL they are, such as `18`.
    String version(RunAs runAs) throws IOException {
        return Processes.run(runAs.command(List.of(named("postgres").toString(), "--version")))
                .output()
                .replaceAll("^\\D*(\\d+).*$", "$1");
    }

    /// Those of another version that an earlier Folkmoot left beside these; null when there are none.
    @Nullable
    Programs beside(String version, RunAs runAs) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache, "postgres-*")) {
            for (Path other : folders) {
                Programs programs = new Programs(other.toRealPath(), cache);
                if (Files.isExecutable(programs.named("postgres"))
                        && programs.version(runAs).equals(version)) {
                    return programs;
                }
            }
        }
        return null;
    }

    private static void unpack(URL archive, Path cache, Path folder) throws IOException {
        Folders.openToAll(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream bytes = new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16))) {
                TarReader.unpack(bytes, fresh);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException meanwhile) {
            if (!Files.isExecutable(folder.resolve("bin").resolve("postgres"))) {
                throw meanwhile;
            }
        } finally {
            Folders.delete(fresh);
        }
    }

    private static URL archive() {
        URL archive = Programs.class.getResource("/" + archiveName() + ".txz");
        if (archive == null) {
            throw new DatabaseRefused("Folkmoot brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch")
                    + ". Install PostgreSQL 15 or newer and set FOLKMOOT_DATABASE_URL.");
        }
        return archive;
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine;
    }

    /// Tells one version of the archive from another without reading it: the checksum that the jar holds of it.
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
        }
        return Long.toString(Files.size(Path.of(URI.create(archive.toString()))));
    }
}
