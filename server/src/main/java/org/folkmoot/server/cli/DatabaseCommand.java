package org.folkmoot.server.cli;

import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Holds what is done with the database as a whole.
@Command(
        name = "database",
        description = "What is done with the database as a whole.",
        mixinStandardHelpOptions = true,
        subcommands = {MoveCommand.class})
final class DatabaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine.usage(spec.commandLine(), System.out);
        return ExitCode.MISUSED.number();
    }
}
