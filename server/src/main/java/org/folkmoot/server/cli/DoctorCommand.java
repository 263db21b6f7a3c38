package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.folkmoot.server.Doctor;
import org.folkmoot.server.Doctor.Finding;
import org.folkmoot.server.Doctor.Verdict;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Looks for what is wrong with this installation and says what to do. Changes nothing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(Settings.ofThisProcess()).examine();
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            out.printf("%-5s %s%n", finding.verdict().word(), finding.sentence());
            if (!finding.advice().isEmpty()) {
                out.printf("      %s%n", finding.advice());
            }
        }
        out.flush();
        boolean ill = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD);
        return (ill ? ExitCode.FAILED : ExitCode.DONE).number();
    }
}
