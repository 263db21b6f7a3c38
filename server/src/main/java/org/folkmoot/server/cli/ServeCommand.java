package org.folkmoot.server.cli;

import java.util.concurrent.Callable;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.Serve;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Sources;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Runs the server until it is stopped (Ctrl-C or SIGTERM). The default.")
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.ofThisProcess();
        settings.logFormat().use();
        Serve.untilStopped(settings, Sources.real());
        return ExitCode.DONE.number();
    }
}
