package org.folkmoot.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.KeyImport;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import-key",
        description = "Brings the key of a consultation back that an admin exported. Asks for the passphrase, or reads"
                + " it from the first line of its input where that is no terminal.",
        mixinStandardHelpOptions = true)
final class ImportKeyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What was exported from the page of the consultation.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        KeyImport.Report report =
                KeyImport.run(Settings.ofThisProcess(), Sources.real(), file, ImportKeyCommand::passphrase);
        PrintWriter out =
                report.done() ? spec.commandLine().getOut() : spec.commandLine().getErr();
        out.println(report.sentence());
        out.flush();
        return (report.done() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    @SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where there is no terminal
    private static String passphrase() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Passphrase: ");
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
}
