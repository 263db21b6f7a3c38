package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [CrashLoad] that runs as a process of its own, and is told what to do.
final class CrashOrders implements AutoCloseable {

    private final @Nullable Process process;

    private CrashOrders(@Nullable Process process) {
        this.process = process;
    }

    /// Nobody, to begin with.
    static CrashOrders none() {
        return new CrashOrders(null);
    }

    static CrashOrders to(int port, Path notes, long seed) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashLoad.class.getName(),
                "" + port,
                notes.toString(),
                "" + seed);
        return new CrashOrders(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Returns when it is done.
    void tell(String order) {
        if (process == null) {
            throw new IllegalStateException("Nobody is there to " + order);
        }
        try {
            Writer orders = process.outputWriter(UTF_8);
            orders.write(order + "\n");
            orders.flush();
            BufferedReader answers = process.inputReader(UTF_8);
            String answer = answers.readLine();
            while (answer != null && !answer.startsWith("done")) {
                answer = answers.readLine();
            }
            if (answer == null) {
                throw new AssertionError("The load ended at the order to " + order);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
