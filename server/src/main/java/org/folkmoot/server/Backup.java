package org.folkmoot.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Snapshot;
import org.folkmoot.server.backup.BackupEnd;
import org.folkmoot.server.backup.BackupManifest;
import org.folkmoot.server.backup.BackupReader;
import org.folkmoot.server.backup.BackupRefused;
import org.folkmoot.server.backup.BackupWriter;

/// Makes a backup of everything that a restore needs, while the server runs or not: all rows, as they
/// are in one moment, and the file of settings. It is sealed under a passphrase, and read back before
/// it counts as made.
public final class Backup {

    private static final double MEBIBYTE = 1 << 20;
    private static final String NOT_SET_UP = "not set up";

    private final Settings settings;
    private final SettingsText text;
    private final Sources sources;
    private final BackupWriter writer;
    private final Progress progress;

    public Backup(SettingsText text, Sources sources, Progress progress) {
        this(Settings.of(text), text, sources, new BackupWriter(sources.secrets()), progress);
    }

    Backup(Settings settings, SettingsText text, Sources sources, BackupWriter writer, Progress progress) {
        this.settings = settings;
        this.text = text;
        this.sources = sources;
        this.writer = writer;
        this.progress = progress;
    }

    /// Makes it.
    ///
    /// @param file       must not be there
    /// @param passphrase asked for once it is clear that the file can be written
    /// @return a sentence about what was made
    /// @throws BackupRefused when it was not made; there is no such file then
    public String make(Path file, Supplier<String> passphrase) {
        if (Files.exists(file)) {
            throw new BackupRefused(file + " is there already. Choose another name; nothing is written over.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        FileChannel channel = opened(part);
        try (channel) {
            BackupEnd end = make(channel, part, passphrase.get());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            return String.format(
                    Locale.ROOT,
                    "%s is whole and was read back: %d tables, %,d rows, %.1f MiB (%.1f MiB of rows).",
                    file,
                    end.tables().size(),
                    end.rows(),
                    Files.size(file) / MEBIBYTE,
                    end.bytes() / MEBIBYTE);
        } catch (IOException cause) {
            throw new BackupRefused(
                    "The backup could not be written to " + part + " (" + cause.getMessage()
                            + "). Nothing was kept of it.",
                    cause);
        } finally {
            deleteQuietly(part);
        }
    }

    private BackupEnd make(FileChannel channel, Path part, String passphrase) throws IOException {
        try (BareDatabase database = BareDatabase.toRead(settings, sources)) {
            Migrations migrations = new Migrations(database.address());
            migrations.requireWhole();
            try (Snapshot snapshot = Snapshot.of(database.address());
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17)) {
                int tables = snapshot.shape().tables().size();
                progress.begin("Writing " + part, tables);
                BackupManifest manifest = manifest(database.address(), migrations, snapshot);
                BackupEnd end =
                        writer.write(out, passphrase, manifest, snapshot, SettingsFile.read(text.file()), progress);
                out.flush();
                channel.force(true);
                progress.begin("Reading it back", tables);
                if (!BackupReader.verify(part, passphrase, progress).end().equals(end)) {
                    throw new BackupRefused("What was read back from " + part
                            + " is not what was written. Look after the disk; nothing was kept of it.");
                }
                return end;
            }
        }
    }

    private BackupManifest manifest(DatabaseAddress address, Migrations migrations, Snapshot snapshot) {
        return new BackupManifest(
                sources.ids().next().toString(),
                sources.clock().instant(),
                Version.text(),
                ServerCheck.check(address).versionText(),
                site(address, migrations),
                migrations.taken(),
                snapshot.shape(),
                environment());
    }

    /// A database of an older version is backed up as it is, and its tables are not ours to ask.
    private String site(DatabaseAddress address, Migrations migrations) {
        if (migrations.state().pending() > 0) {
            return settings.publicUrl() == null
                    ? "of an older version"
                    : settings.publicUrl().toString();
        }
        try (Connections connections = Connections.open(address, 2)) {
            return new ForumRooms(connections.database(), sources)
                    .site
                    .settings()
                    .map(site -> site.publicAddress() == null ? site.name() : site.publicAddress())
                    .orElse(NOT_SET_UP);
        }
    }

    private List<String> environment() {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting != Setting.BACKUP_PASSPHRASE)
                .filter(setting -> {
                    SettingsText.Written written = text.written(setting);
                    return written != null && written.where().equals("the environment");
                })
                .map(Setting::variable)
                .toList();
    }

    /// Two that write to one name at once would make nonsense of it.
    private static FileChannel opened(Path part) {
        try {
            return locked(part);
        } catch (NoSuchFileException noFolder) {
            throw new BackupRefused(
                    "There is no folder " + part.toAbsolutePath().getParent() + " to write to.", noFolder);
        } catch (IOException cause) {
            throw new BackupRefused(part + " cannot be written (" + cause.getMessage() + ").", cause);
        }
    }

    private static FileChannel locked(Path part) throws IOException {
        FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean ours = false;
        try {
            ours = channel.tryLock() != null;
            if (ours) {
                channel.truncate(0);
            }
        } catch (OverlappingFileLockException another) {
            ours = false;
        }
        if (!ours) {
            channel.close();
            throw new BackupRefused("Another backup is being written to " + part + " at this moment.");
        }
        return channel;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // It is not taken for whole, and the next one writes over it.
        }
    }
}
