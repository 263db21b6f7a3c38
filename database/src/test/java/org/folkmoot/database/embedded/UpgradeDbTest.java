package org.folkmoot.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;
import org.folkmoot.database.transfer.Grove;
import org.folkmoot.values.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/// One story, since making a cluster of the older PostgreSQL takes seconds. Servers are stopped in good
/// order: after any other stop PostgreSQL skips up to 32 numbers of each sequence.
class UpgradeDbTest {

    private final Path place = Places.open();
    private final Path folder = place.resolve("postgresql");
    private final Path cache = place.resolve("programs");

    @AfterEach
    void delete() {
        Places.delete(place);
    }

    @Test
    void aDatabaseOfAnOlderPostgresqlIsBroughtIntoTheNewOneAndKept() throws Exception {
        Map<String, String> planted = madeByTheOlderOne();

        Path older = cache.resolve("postgres-older");
        Path hidden = place.resolve("hidden");
        Files.move(older, hidden);
        assertThatThrownBy(this::started)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("was made by PostgreSQL 17, and this Folkmoot brings PostgreSQL 18")
                .hasMessageContaining("./folkmoot backup");
        Files.move(hidden, older);

        // what a start left that was killed while it brought the rows over
        Files.createDirectories(folder.resolve("cluster.upgrading/base"));
        try (EmbeddedPostgres upgraded = started()) {
            assertThat(version(upgraded)).startsWith("18.");
            assertThat(Grove.contents(upgraded.address())).isEqualTo(planted);
        }
        assertThat(folder.resolve("cluster.17/PG_VERSION")).hasContent("17");
        assertThat(names()).doesNotContain("cluster.upgrading", "cluster.upgraded", "cluster.new");

        // killed between the two names
        Files.move(folder.resolve("cluster"), folder.resolve("cluster.upgraded"));
        assertThat(EmbeddedPostgres.existsIn(folder)).isTrue();
        try (EmbeddedPostgres again = started()) {
            assertThat(Grove.contents(again.address())).isEqualTo(planted);
        }

        // killed before the first name: the old one may have been used since, so what is beside it is not
        Files.createDirectory(folder.resolve("cluster.upgraded"));
        assertThat(Upgrade.waitsIn(folder)).isFalse();
    }

    private Map<String, String> madeByTheOlderOne() throws Exception {
        Files.createDirectories(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        Programs newer = Programs.unpackedIn(Places.programs());
        Files.createSymbolicLink(cache.resolve(name(newer)), newer.folder());
        Programs older = new Programs(unpackedOlder(), cache);
        Folders.openToPass(folder);
        Cluster cluster = new Cluster(
                folder, older, RunAs.choose(older, folder), Passwords.in(folder, secrets()), Durability.SAFE);
        try (EmbeddedPostgres old = EmbeddedPostgres.start(FolderLock.take(folder), cluster)) {
            assertThat(version(old)).startsWith("17.");
            Grove.plant(old.address());
            return Grove.contents(old.address());
        }
    }

    private static String name(Programs programs) {
        return String.valueOf(programs.folder().getFileName());
    }

    private Path unpackedOlder() throws IOException {
        Path unpacked = Files.createDirectory(cache.resolve("postgres-older"));
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> jars = Files.list(Path.of("target", "postgresql-older"));
                JarFile jar = new JarFile(jars.findFirst().orElseThrow().toFile())) {
            var archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream bytes = new XZInputStream(new BufferedInputStream(jar.getInputStream(archive), 1 << 16))) {
                TarReader.unpack(bytes, unpacked);
            }
        }
        return unpacked;
    }

    private EmbeddedPostgres started() {
        return EmbeddedPostgres.start(folder, cache, Durability.SAFE, secrets());
    }

    private static Secrets secrets() {
        return new Secrets(new Random(17));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }

    private static String version(EmbeddedPostgres server) throws Exception {
        try (Connection connection = ServerCheck.connect(server.address());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }
}
