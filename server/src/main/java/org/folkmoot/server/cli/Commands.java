package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.PortTaken;
import org.folkmoot.server.SettingsRefused;
import org.folkmoot.server.backup.BackupRefused;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The program's words. Without any, the server starts.
@Command(
        name = "folkmoot",
        description = "A forum and link aggregator for the fediverse, run by a community for itself.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "[serve | doctor | settings | admin | backup | restore | database | demo …]",
        subcommands = {
            ServeCommand.class,
            DoctorCommand.class,
            SettingsCommand.class,
            AdminCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DatabaseCommand.class,
            DemoCommand.class
        })
public final class Commands implements Callable<Integer> {

    /// Runs what the words ask for; answers the number that the program ends with.
    public static int run(String... words) {
        return line().execute(words);
    }

    static CommandLine line() {
        return new CommandLine(new Commands()).setExecutionExceptionHandler(Commands::explain);
    }

    @Override
    public Integer call() throws InterruptedException {
        return new ServeCommand().call();
    }

    /// What is expected to go wrong is told in its own sentence; anything else is a fault, and the log says more.
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult asked) {
        return switch (failure) {
            case SettingsRefused refused -> told(line, refused, ExitCode.MISUSED);
            case DatabaseRefused refused -> told(line, refused, ExitCode.NO_DATABASE);
            case DatabaseUnavailable away -> told(line, away, ExitCode.NO_DATABASE);
            case BackupRefused refused -> told(line, refused, ExitCode.FAILED);
            case PortTaken taken -> told(line, taken, ExitCode.PORT_TAKEN);
            default -> {
                LoggerFactory.getLogger(Commands.class).error("Folkmoot ends because of a fault", failure);
                yield ExitCode.FAILED.number();
            }
        };
    }

    private static int told(CommandLine line, Exception failure, ExitCode code) {
        PrintWriter out = line.getErr();
        out.println(failure.getMessage());
        out.flush();
        return code.number();
    }

    /// The version as the build wrote it.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Folkmoot " + org.folkmoot.server.Version.text(), "Java " + Runtime.version()};
        }
    }
}
