package org.folkmoot.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.folkmoot.rules.consultations.PassphraseRule;
import org.folkmoot.server.Setting;
import org.folkmoot.server.SettingsText;
import org.folkmoot.server.backup.BackupRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the passphrase of a backup comes from: a file, the environment, the terminal, or the first
/// line of the input. Never from the command line, which every user of the machine can read.
final class PassphraseOption {

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "A file whose first line is the passphrase. Without it, FOLKMOOT_BACKUP_PASSPHRASE is taken; else"
                            + " it is asked for on the terminal, or read from the first line of the input.")
    private @Nullable Path file;

    /// What seals a backup: long enough, and typed twice where it is typed.
    String toSeal(SettingsText text) {
        String typed = read(text, "Passphrase for this backup: ");
        boolean terminal = file == null && text.written(Setting.BACKUP_PASSPHRASE) == null && terminal() != null;
        String again = terminal ? read(text, "The same once more: ") : typed;
        if (PassphraseRule.judge(typed, typed) != null) {
            throw new BackupRefused("A passphrase has " + PassphraseRule.SHORTEST + " to " + PassphraseRule.LONGEST
                    + " characters: whoever has the file may guess for years.");
        }
        if (PassphraseRule.judge(typed, again) != null) {
            throw new BackupRefused("The two are not the same. Nothing was done.");
        }
        return PassphraseRule.plain(typed);
    }

    /// What opens one.
    String toOpen(SettingsText text) {
        return PassphraseRule.plain(read(text, "Passphrase of the backup: "));
    }

    private String read(SettingsText text, String question) {
        Path named = file;
        if (named != null) {
            return firstLine(named);
        }
        SettingsText.Written written = text.written(Setting.BACKUP_PASSPHRASE);
        if (written != null) {
            return written.value();
        }
        Console console = terminal();
        if (console != null) {
            char[] typed = console.readPassword(question);
            return typed == null ? "" : new String(typed);
        }
        try {
            // what follows the first line is left unread
            return Objects.requireNonNullElse(
                    new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine(), "");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return Objects.requireNonNullElse(reader.readLine(), "");
        } catch (IOException cause) {
            throw new BackupRefused("The passphrase cannot be read from " + file + " (" + cause + ").", cause);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where there is no terminal
    private static @Nullable Console terminal() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
