package org.folkmoot.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.transfer.Filling;
import org.folkmoot.database.transfer.Filling.Source;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Shape.Table;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.forum.consultations.BallotKeyCheck;
import org.folkmoot.forum.consultations.BallotKeys;
import org.folkmoot.server.backup.BackupManifest;
import org.folkmoot.server.backup.BackupReader;
import org.folkmoot.server.backup.BackupReader.Contents;
import org.folkmoot.server.backup.BackupRefused;

/// Fills an empty database from a backup. The whole file is read and compared before anything is
/// written; one that broke off goes on with the first table that is not whole.
public final class Restore {

    private final Settings settings;
    private final SettingsText text;
    private final Sources sources;
    private final Progress progress;

    public Restore(SettingsText text, Sources sources, Progress progress) {
        this(Settings.of(text), text, sources, progress);
    }

    Restore(Settings settings, SettingsText text, Sources sources, Progress progress) {
        this.settings = settings;
        this.text = text;
        this.sources = sources;
        this.progress = progress;
    }

    /// Restores it.
    ///
    /// @param passphrase asked for once it is clear that there is a file
    /// @return what was done and what is left to be done, a sentence each
    /// @throws BackupRefused when the file is not whole, or not one that this program can use
    public List<String> from(Path file, Supplier<String> passphrase) {
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused("There is no file " + file + ".");
        }
        String phrase = passphrase.get();
        progress.begin("Reading " + file + " to its end", 0);
        Contents contents = BackupReader.verify(file, phrase, progress);
        List<String> report = new ArrayList<>();
        try (BareDatabase database = BareDatabase.toFill(settings, sources)) {
            fill(database.address(), file, phrase, contents);
            report.add(String.format(
                    Locale.ROOT,
                    "%s is restored as it was at %s: %d tables, %,d rows.",
                    contents.manifest().site(),
                    contents.manifest().made(),
                    contents.end().tables().size(),
                    contents.end().rows()));
            settings(contents, report);
            ballotKeys(database.address(), report);
        }
        report.add(
                "What happened here after that moment is lost, and other servers may know some of it: docs/backup.md says"
                        + " what that means. Start the server with ./folkmoot.");
        return report;
    }

    private void fill(DatabaseAddress address, Path file, String phrase, Contents contents) {
        BackupManifest manifest = contents.manifest();
        Source source =
                new Source(manifest.id(), manifest.steps(), manifest.shape().partitions(), false);
        try (Filling filling = Filling.begin(address, source)) {
            filling.require(manifest.shape().tables());
            progress.begin("Filling the database", manifest.shape().tables().size());
            BackupReader.read(file, phrase, progress, (table, rows) -> {
                if (filling.holds(table)) {
                    return rows.writeTo(OutputStream.nullOutputStream());
                }
                filling.load(table, out -> same(table, rows.writeTo(out), contents));
                return expected(table, contents);
            });
            progress.begin("Checking what belongs together", 0);
            filling.finish(contents.end().positions(), true);
        }
    }

    private static Tally expected(Table table, Contents contents) {
        return Objects.requireNonNull(contents.end().tables().get(table.name()));
    }

    private static Tally same(Table table, Tally tally, Contents contents) throws IOException {
        if (!tally.equals(expected(table, contents))) {
            throw new IOException("it was changed while it was read");
        }
        return tally;
    }

    private void settings(Contents contents, List<String> report) {
        Path file = text.file();
        if (!contents.settings().isEmpty()) {
            try {
                if (Files.exists(file)) {
                    report.add(
                            "The settings in " + file + " were left as they are; those in the backup were not used.");
                } else {
                    SettingsFile.restore(file, contents.settings());
                    report.add("The settings were written to " + file
                            + ", but for the database and the folders, which are of this machine.");
                }
            } catch (IOException cause) {
                report.add("The settings could not be written to " + file + " (" + cause.getMessage()
                        + "). They are in the backup as folkmoot.properties.");
            }
        }
        List<String> environment = contents.manifest().environment();
        if (!environment.isEmpty()) {
            report.add("These were set in the environment when the backup was made, and are not in it: "
                    + String.join(", ", environment) + ". Set again those that still hold.");
        }
    }

    /// A key is destroyed after its count, so one that is absent may tell of a count that the backup
    /// does not know.
    private void ballotKeys(DatabaseAddress address, List<String> report) {
        if (new Migrations(address).state().pending() > 0) {
            report.add(
                    "Once the server has started, ask `./folkmoot doctor` whether the keys of consultations are there.");
            return;
        }
        try (Connections connections = Connections.open(address, 2)) {
            new BallotKeyCheck(connections.database(), new BallotKeys(settings.ballotKeys()))
                    .check().stream()
                            .filter(checked -> checked.state() != BallotKeyCheck.State.SOUND)
                            .forEach(checked -> report.add("Consultation "
                                    + checked.consultation().value()
                                    + " was not counted when the backup was made, and its key is not in "
                                    + settings.ballotKeys()
                                    + ". If it was counted since, declare the key lost on its page once it is closed: that"
                                    + " voids it, and says so. If it was not, bring the key back with"
                                    + " `./folkmoot admin import-key FILE`."));
        }
    }
}
