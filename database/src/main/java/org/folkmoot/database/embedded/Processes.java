package org.folkmoot.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs small programs to their end, and looks at the processes of the machine.
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final long PATIENCE_SECONDS = 120;

    private Processes() {}

    /// How a program ended and what it wrote.
    record Ended(int code, String output) {}

    /// Runs a program to its end; fails when it cannot be started or does not end.
    static Ended run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.directory(Path.of("/").toFile());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " does not end");
            }
            return new Ended(process.exitValue(), output.strip());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Whether any living process of PostgreSQL works in the cluster: the postmaster or what it left behind.
    ///
    /// Where the system shows processes as files, each is asked where it works, which a zombie no longer does; a
    /// number that was given to another program since cannot deceive us. Elsewhere the postmaster's number must do.
    static boolean workIn(Path cluster, long postmaster) throws IOException {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(postmaster).isPresent();
        }
        Path place = cluster.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean worksIn(Path process, Path place) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(place);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
