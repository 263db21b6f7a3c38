package org.folkmoot.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Shape.Table;
import org.folkmoot.database.transfer.Snapshot;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.server.backup.BackupReader;
import org.folkmoot.server.backup.BackupWriter;
import org.folkmoot.testing.Invariant;
import org.folkmoot.testing.TestDatabase;

/// An empty database of another server, into which a forum is brought, and what is asked of backups.
final class Elsewhere implements AutoCloseable {

    static final String PHRASE = "correct horse battery staple";
    private static final int LITTLE_WORK = 4;

    private final TestDatabase.Fresh fresh = TestDatabase.fresh();

    Elsewhere() throws SQLException {
        run("drop schema public cascade; create schema public");
    }

    static String backup(Settings settings, Path file) {
        return backup(settings, text(settings.data(), Map.of()), file);
    }

    static String backup(Settings settings, SettingsText text, Path file) {
        return backup(settings, text, file, LITTLE_WORK);
    }

    /// @param work what a guess at the passphrase costs, as a power of two
    static String backup(Settings settings, SettingsText text, Path file, int work) {
        Sources sources = Sources.real();
        BackupWriter writer = new BackupWriter(sources.secrets(), work);
        return new Backup(settings, text, sources, writer, Progress.silent()).make(file, () -> PHRASE);
    }

    static SettingsText text(Path data, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("FOLKMOOT_DATA", data.toString());
        all.putIfAbsent(
                "FOLKMOOT_BALLOT_KEYS", data.resolveSibling("ballot-keys").toString());
        return SettingsText.read(all, data);
    }

    static List<String> restore(SettingsText text, Path file) {
        return new Restore(text, Sources.real(), Progress.silent()).from(file, () -> PHRASE);
    }

    List<String> restore(Path file) {
        return restore(text(file.resolveSibling("no-data"), environment()), file);
    }

    /// What each table held, by the backup.
    static Map<String, Tally> taken(Path file) {
        return new TreeMap<>(
                BackupReader.verify(file, PHRASE, Progress.silent()).end().tables());
    }

    /// What each table holds.
    Map<String, Tally> contents() throws IOException {
        Map<String, Tally> contents = new TreeMap<>();
        try (Snapshot snapshot = Snapshot.of(address())) {
            for (Table table : snapshot.shape().tables()) {
                contents.put(table.name(), snapshot.copy(table, OutputStream.nullOutputStream(), Progress.silent()));
            }
        }
        return contents;
    }

    /// What must always be true, and is not.
    List<String> broken() {
        return fresh.database().<List<String>>read(transaction -> {
            List<String> broken = new ArrayList<>();
            for (Invariant invariant : ServiceLoader.load(Invariant.class)) {
                broken.addAll(invariant.broken(transaction));
            }
            return broken;
        });
    }

    TestDatabase.Fresh fresh() {
        return fresh;
    }

    DatabaseAddress address() {
        return fresh.address();
    }

    /// As an operator writes it.
    String url() {
        String url = address().url() + (address().url().contains("?") ? "&" : "?") + "user="
                + address().user();
        return address().password() == null
                ? url
                : url + "&password=" + address().password();
    }

    Map<String, String> environment() {
        return Map.of("FOLKMOOT_DATABASE_URL", url());
    }

    void run(String sql) throws SQLException {
        try (Connection connection = ServerCheck.connect(address());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row.
    String one(String question) {
        return fresh.database()
                .readEach(transaction ->
                        transaction.query(question).mapTo(String.class).one());
    }

    @Override
    public void close() {
        fresh.close();
    }
}
