package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, as an operator starts it: words and environment in, output and a number out.
final class Folkmoot implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path output;

    private Folkmoot(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Folkmoot started(Path place, Map<String, String> environment, String... words) {
        try {
            Path output = Files.createTempFile(place, "said", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    compilers(environment),
                    "-Dlogback.configurationFile=logback.xml",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            command.addAll(Arrays.asList(words));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("FOLKMOOT_"));
            builder.environment().put("FOLKMOOT_DATA", place.resolve("data").toString());
            builder.environment().putAll(environment);
            return new Folkmoot(builder.start(), output);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// The second compiler is of no use to a short life, but to a server that makes keys: only what it compiles
    /// computes quickly with numbers of that size.
    private static String compilers(Map<String, String> environment) {
        return environment.containsKey("FOLKMOOT_FEDERATION_TEST_MODE")
                ? "-XX:+TieredCompilation"
                : "-XX:TieredStopAtLevel=1";
    }

    /// A port that nobody listens on at this moment.
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Types a line, after which nothing comes.
    void types(String line) {
        try (Writer input = process.outputWriter(UTF_8)) {
            input.write(line + "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Waits until it has said something, or has ended.
    void awaitSaid(String words) throws InterruptedException {
        for (int wait = 0; wait < PATIENCE_SECONDS * 20 && process.isAlive() && !said().contains(words); wait++) {
            Thread.sleep(50);
        }
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /// Asks it to stop, as a service manager does.
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Waits for its end and answers its number.
    int ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end; it said:\n" + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
        }
    }
}
