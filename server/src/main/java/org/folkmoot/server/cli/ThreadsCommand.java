package org.folkmoot.server.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.folkmoot.server.ExitCode;
import org.folkmoot.server.ThreadsDemo;
import org.folkmoot.server.ThreadsDemo.Played;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "threads",
        description =
                "A giant arrives with advertisements and a hundred thousand votes; what terms would change is looked at, the"
                        + " members are asked, and what they decide comes in force. Takes minutes; needs nothing and leaves nothing.",
        mixinStandardHelpOptions = true)
final class ThreadsCommand implements Callable<Integer> {

    private static final long STOPS_WITHIN_MILLIS = 20_000;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8540",
            description = "What it listens on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Thread story = Thread.currentThread();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            story.interrupt();
            awaitQuietly(story);
        }));
        try (ThreadsDemo demo = new ThreadsDemo(ThreadsDemo.Size.WHOLE, port, InstantSource.system(), out)) {
            tell(out, demo.play());
            stopped.await();
        } catch (InterruptedException asked) {
            out.println("It is over, and nothing of it is left.");
        }
        return ExitCode.DONE.number();
    }

    private static void awaitQuietly(Thread story) {
        try {
            story.join(STOPS_WITHIN_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(PrintWriter out, Played played) {
        out.println();
        out.println("What was done, each thing by the deed that does it for everybody:");
        played.deeds().forEach((what, count) -> out.printf("%,9d  %s%n", count, what));
        out.printf(
                "It took %d seconds. Look at it until you stop it with Ctrl-C:%n%n",
                played.took().toSeconds());
        out.println("consultation " + played.consultation());
        out.println("decision " + played.decision());
        out.println("terms " + played.terms());
        out.println("front " + played.front());
        played.people()
                .forEach((name, what) -> out.println("log-in " + name + " / " + played.password() + " (" + what + ")"));
        out.flush();
    }
}
