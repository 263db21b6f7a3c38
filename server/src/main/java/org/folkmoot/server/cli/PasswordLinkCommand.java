package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Recovery;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Sources;
import org.folkmoot.values.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "password-link",
        description = "Prints a link by which a member sets a new password, once and within 24 hours.",
        mixinStandardHelpOptions = true)
final class PasswordLinkCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The member's name, also of the last admin.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return switch (Recovery.passwordLink(Settings.ofThisProcess(), Sources.real(), name)) {
            case Outcome.Done<String>(String link) -> told(spec.commandLine().getOut(), link, ExitCode.DONE);
            case Outcome.Missing<String>(), Outcome.Refused<String> _ ->
                told(spec.commandLine().getErr(), "Nobody here is called " + name + ".", ExitCode.FAILED);
        };
    }

    private static Integer told(PrintWriter out, String line, ExitCode code) {
        out.println(line);
        out.flush();
        return code.number();
    }
}
