package org.folkmoot.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Transfer;
import org.folkmoot.server.backup.BackupRefused;

/// Brings everything from the embedded database to one of the operator's own, and settles there. The
/// embedded one stays as it is.
public final class DatabaseMove {

    private final Settings settings;
    private final SettingsText text;
    private final Sources sources;
    private final Progress progress;

    public DatabaseMove(SettingsText text, Sources sources, Progress progress) {
        this(Settings.of(text), text, sources, progress);
    }

    DatabaseMove(Settings settings, SettingsText text, Sources sources, Progress progress) {
        this.settings = settings;
        this.text = text;
        this.sources = sources;
        this.progress = progress;
    }

    /// Moves.
    ///
    /// @param url of an empty database, as in the settings
    /// @return what was done and what is left to be done, a sentence each
    /// @throws BackupRefused when there is nothing to move, or the URL is none
    public List<String> to(String url) {
        if (settings.database() != null) {
            throw new BackupRefused("Folkmoot works on a database of your own already: " + settings.database()
                    + ". To bring that elsewhere, make a backup, and restore it there.");
        }
        DatabaseAddress target = target(url);
        Path folder = DataFolder.database(settings.data());
        if (!EmbeddedPostgres.existsIn(folder)) {
            throw new BackupRefused("There is no embedded database in " + folder + ", so there is nothing to move. Set "
                    + Setting.DATABASE_URL.variable() + " and start.");
        }
        Transfer.Done done;
        try (BareDatabase embedded = BareDatabase.toFill(settings, sources)) {
            done = Transfer.run(embedded.address(), target, progress);
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d tables with %,d rows are in %s now, and were read back.",
                        done.tables(),
                        done.rows(),
                        target),
                settled(url),
                "The embedded database was left as it is, in " + folder.resolve("cluster")
                        + ". Delete it once you are sure; what is written from now on is not in it.");
    }

    private static DatabaseAddress target(String url) {
        try {
            return DatabaseAddress.parse(url);
        } catch (IllegalArgumentException wrong) {
            throw new BackupRefused(
                    "The address of the database cannot be followed: " + wrong.getMessage() + ".", wrong);
        }
    }

    private String settled(String url) {
        try {
            SettingsFile.add(text.file(), Setting.DATABASE_URL, url.strip());
            return "The setting " + Setting.DATABASE_URL.key() + " was written to " + text.file()
                    + ": the next start uses it.";
        } catch (IOException cause) {
            return "The setting could not be written to " + text.file() + " (" + cause.getMessage() + "): set "
                    + Setting.DATABASE_URL.variable() + " yourself before the next start.";
        }
    }
}
