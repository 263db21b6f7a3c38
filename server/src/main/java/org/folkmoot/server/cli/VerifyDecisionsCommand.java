package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.folkmoot.server.DecisionCheck;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Sources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-decisions",
        description = "Checks that nothing in the log of decisions was changed since it was written.",
        mixinStandardHelpOptions = true)
final class VerifyDecisionsCommand implements Callable<Integer> {

    @Option(
            names = "--against",
            paramLabel = "FILE-or-URL",
            description = "A copy that was published once: /decisions/log.json, /decisions.atom or NodeInfo.")
    private @Nullable String against;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        DecisionCheck.Report report = DecisionCheck.check(Settings.ofThisProcess(), Sources.real(), against);
        PrintWriter out = spec.commandLine().getOut();
        report.faults().forEach(out::println);
        if (report.faults().isEmpty()) {
            out.printf(
                    "All is well: %d %s%s.%n",
                    report.entries(),
                    report.entries() == 1 ? "entry" : "entries",
                    report.hash().isEmpty() ? "" : ", the last with the fingerprint " + report.hash());
        }
        out.flush();
        return (report.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
