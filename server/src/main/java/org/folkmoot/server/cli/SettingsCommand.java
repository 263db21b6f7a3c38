package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Settings;
import org.folkmoot.server.SettingsTable;
import org.folkmoot.server.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        description = "Lists every setting: what it means, what holds when it is not set, and what is set here.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SettingsText text = Settings.textOfThisProcess();
        out.print(SettingsTable.forPeople(text));
        out.flush();
        Settings.of(text); // a value that cannot be followed is told after the table
        return ExitCode.DONE.number();
    }
}
