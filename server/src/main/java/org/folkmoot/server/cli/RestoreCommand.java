package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Restore;
import org.folkmoot.server.Settings;
import org.folkmoot.server.SettingsText;
import org.folkmoot.server.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description =
                "Fills an empty database from a backup, embedded or the one that is set. Nothing is written over. When"
                        + " it breaks off, the same command goes on where it was (docs/backup.md).",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What `./folkmoot backup` wrote.")
    private Path file = Path.of("");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SettingsText text = Settings.textOfThisProcess();
        new Restore(
                        text,
                        Sources.real(),
                        BackupCommand.progress(spec.commandLine().getErr()))
                .from(file, () -> passphrase.toOpen(text))
                .forEach(out::println);
        out.flush();
        return ExitCode.DONE.number();
    }
}
