package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Setting;
import org.folkmoot.server.Settings;
import org.folkmoot.server.SettingsText;
import org.folkmoot.server.doctor.Doctor;
import org.folkmoot.server.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Looks for what is wrong with this installation and says what to do. Changes nothing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "For programs: one line of JSON for each finding.")
    private boolean json;

    @Override
    public Integer call() {
        SettingsText text = Settings.textOfThisProcess();
        String heap = text.value(Setting.MEMORY, Setting.MEMORY.fallback());
        List<Finding> findings = new Doctor(Settings.of(text), heap, InstantSource.system()).examine();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.print(json ? asJson(finding) : forPeople(finding)));
        out.flush();
        boolean ill = findings.stream().anyMatch(Finding.Bad.class::isInstance);
        return (ill ? ExitCode.FAILED : ExitCode.DONE).number();
    }

    private static String forPeople(Finding finding) {
        String advice = finding.advice().isEmpty() ? "" : "      " + finding.advice() + "\n";
        return "%-5s %s%n".formatted(finding.word(), finding.sentence()) + advice;
    }

    private static String asJson(Finding finding) {
        return "{\"verdict\":" + quoted(finding.word()) + ",\"sentence\":" + quoted(finding.sentence()) + ",\"advice\":"
                + quoted(finding.advice()) + "}\n";
    }

    /// As RFC 8259 has it, section 7.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
