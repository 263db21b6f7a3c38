package org.folkmoot.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The file `folkmoot.properties`, where the program itself writes to it: whole or not at all, for its
/// owner alone.
final class SettingsFile {

    private SettingsFile() {}

    /// What stands in it; nothing when there is none.
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException cause) {
            throw new UncheckedIOException("The settings in " + file + " cannot be read", cause);
        }
    }

    /// Adds a setting that it does not hold yet.
    static void add(Path file, Setting setting, String value) throws IOException {
        String before = read(file);
        String apart = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        write(file, before + apart + setting.key() + " = " + value.replace("\\", "\\\\") + "\n");
    }

    /// Writes what stood in another one, but for the database and the folders of the machine that it
    /// comes from.
    static void restore(Path file, String other) throws IOException {
        write(
                file,
                other.lines()
                        .map(line -> ofOneMachine(line) ? "# (left out by the restore) " + line : line)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static boolean ofOneMachine(String line) {
        String name = line.strip().replaceFirst("[\\s=:].*$", "").toUpperCase(Locale.ROOT);
        String bare = name.startsWith("FOLKMOOT_") ? name.substring("FOLKMOOT_".length()) : name;
        return Set.of(Setting.DATABASE_URL.name(), Setting.DATA.name(), Setting.BALLOT_KEYS.name())
                .contains(bare);
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        if (Files.exists(file)) {
            Files.setOwner(fresh, Files.getOwner(file));
        }
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
