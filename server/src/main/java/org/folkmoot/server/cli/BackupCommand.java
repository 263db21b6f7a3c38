package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.server.Backup;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Settings;
import org.folkmoot.server.SettingsText;
import org.folkmoot.server.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description =
                "Writes all that a restore needs to one file, sealed under a passphrase, also while the server runs;"
                        + " reads it back before it counts. The keys that open ballots are never in it (docs/backup.md).",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Must not be there yet; FILE.part is what is not done.")
    private Path file = Path.of("");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        SettingsText text = Settings.textOfThisProcess();
        out.println(new Backup(text, Sources.real(), progress(err)).make(file, () -> passphrase.toSeal(text)));
        out.flush();
        return ExitCode.DONE.number();
    }

    static Progress progress(PrintWriter err) {
        return new Progress(line -> {
            err.println(line);
            err.flush();
        });
    }
}
