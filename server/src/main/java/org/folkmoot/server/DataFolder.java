package org.folkmoot.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The folder for everything that must last.
public final class DataFolder {

    private DataFolder() {}

    /// Makes it when it is absent. As root, the database's own user must be able to pass through; nobody may list it.
    static void make(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            boolean root = System.getProperty("user.name").equals("root");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(root ? "rwx--x--x" : "rwx------"));
        } catch (IOException cause) {
            throw new SettingsRefused(List.of("The data folder " + folder + " cannot be made (" + cause
                    + "). Choose another with " + Setting.DATA.variable() + "."));
        }
    }

    /// Where the embedded database is.
    public static Path database(Path folder) {
        return folder.resolve("postgresql");
    }

    static Path programs(Path folder) {
        return folder.resolve("postgresql").resolve("programs");
    }
}
