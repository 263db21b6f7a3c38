package org.folkmoot.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.folkmoot.server.DatabaseMove;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "move",
        description =
                "Brings everything from the embedded database to an empty one of your own, PostgreSQL 15 or newer, and"
                        + " writes the setting. Stop the server first. The embedded one stays as it is (docs/backup.md).",
        mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "URL",
            description =
                    "Such as postgresql://folkmoot:password@localhost:5432/folkmoot; - reads it from the first line of"
                            + " the input, where no other user of the machine can see it.")
    private String url = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        new DatabaseMove(
                        Settings.textOfThisProcess(),
                        Sources.real(),
                        BackupCommand.progress(spec.commandLine().getErr()))
                .to(url.equals("-") ? firstLine() : url)
                .forEach(out::println);
        out.flush();
        return ExitCode.DONE.number();
    }

    private static String firstLine() {
        try {
            return Objects.requireNonNullElse(
                    new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine(), "");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
