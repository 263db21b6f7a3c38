package org.folkmoot.server.cli;

import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Holds the stories that can be played on this machine to look at.
@Command(
        name = "demo",
        description = "Plays a story on a fresh server of its own, and serves it to look at until it is stopped.",
        mixinStandardHelpOptions = true,
        subcommands = {ThreadsCommand.class})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine.usage(spec.commandLine(), System.out);
        return ExitCode.MISUSED.number();
    }
}
