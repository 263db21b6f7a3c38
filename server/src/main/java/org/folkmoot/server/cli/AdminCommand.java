package org.folkmoot.server.cli;

import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Holds the commands that act on people and content; each opens the database for itself, also while a server runs
/// ([org.folkmoot.server.OpenedDatabase#forCommand]).
@Command(
        name = "admin",
        description = "What an admin does from the command line, also when nobody can log in any more.",
        mixinStandardHelpOptions = true,
        subcommands = {PasswordLinkCommand.class, VerifyDecisionsCommand.class, ImportKeyCommand.class})
final class AdminCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine.usage(spec.commandLine(), System.out);
        return ExitCode.MISUSED.number();
    }
}
