import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres;

/// One run of `./folkmoot`, from its start to its stop, and what can be seen of it from outside.
final class Program implements AutoCloseable {

    private static final Path AOT_CACHE = Path.of(".folkmoot-build/loaded.cache");
    private static final Path RECORDED = Path.of(".folkmoot-build/loaded");
    private static final String ANSWERS = "Folkmoot answers at";
    private static final String COMPLETE = "Every post is in order";

    /// What passed since the command, in milliseconds.
    ///
    /// @param time by the clock
    /// @param work of the processors, for the program and its PostgreSQL
    record Since(long time, long work) {}

    private final Process process;
    private final Path data;
    private final long began = System.nanoTime();
    private final CompletableFuture<Since> answers = new CompletableFuture<>();
    private final CompletableFuture<Since> complete = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuilder said = new StringBuilder();

    private Program(Process process, Path data) {
        this.process = process;
        this.data = data;
        Thread.ofVirtual().start(this::listen);
    }

    /// Starts it and returns when it answers.
    ///
    /// @param plainly without the cache of loaded classes
    static Program start(Path place, int port, boolean plainly) throws Exception {
        return start(place, port, plainly, Map.of());
    }

    /// @param settings beside those that it always has
    static Program start(Path place, int port, boolean plainly, Map<String, String> settings) throws Exception {
        Path data = place.resolve("data");
        ProcessBuilder builder = new ProcessBuilder("./folkmoot").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("FOLKMOOT_"));
        builder.environment()
                .putAll(Map.of(
                        "FOLKMOOT_DATA",
                        data.toString(),
                        "FOLKMOOT_PORT",
                        Integer.toString(port),
                        "FOLKMOOT_PUBLIC_URL",
                        "http://localhost:" + port,
                        "FOLKMOOT_SETUP_ADMIN_NAME",
                        "keeper",
                        "FOLKMOOT_SETUP_ADMIN_PASSWORD",
                        "nobody-logs-in-with-this",
                        "FOLKMOOT_SETUP_SITE_NAME",
                        "Measured"));
        builder.environment().putAll(settings);
        if (plainly) {
            builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=off");
        }
        Program program = new Program(builder.start(), data);
        program.answers.get(10, TimeUnit.MINUTES);
        return program;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.append(line).append('\n');
                }
                if (line.contains(ANSWERS)) {
                    answers.complete(new Since(millis(), work()));
                } else if (line.contains(COMPLETE)) {
                    complete.complete(new Since(millis(), work()));
                }
            }
        } catch (IOException broken) {
            // It ends, and what is missing is told by who waits for it.
        }
        IllegalStateException gone = new IllegalStateException("./folkmoot ended:\n" + said());
        answers.completeExceptionally(gone);
        complete.completeExceptionally(gone);
        ended.countDown();
    }

    private long millis() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private String said() {
        synchronized (said) {
            return said.toString();
        }
    }

    /// From the command to the line that says that it answers.
    Since answeredAfter() throws Exception {
        return answers.get();
    }

    /// From the command to the line that says that all posts are in order.
    Since completeAfter() throws Exception {
        return complete.get(10, TimeUnit.MINUTES);
    }

    /// What it says of its start, without times and levels.
    List<String> saidOfPosts() {
        return said().lines()
                .filter(line -> line.contains("in order"))
                .map(line -> line.replaceFirst("^\\S+ +\\S+ +\\S+: ", ""))
                .toList();
    }

    /// A connection to its database, which is open to whoever may read its folder. A busy machine is asked again.
    Connection connect() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return ServerCheck.connect(address());
            } catch (SQLException busy) {
                if (attempt == 10) {
                    throw busy;
                }
            }
        }
    }

    /// Where its database is.
    DatabaseAddress address() {
        return EmbeddedPostgres.running(data.resolve("postgresql"));
    }

    /// Resident memory of the program in MiB; 0 where `/proc` does not tell.
    long memory() {
        return kibibytes(process.pid(), "status", "VmRSS:") / 1024;
    }

    /// Memory of its PostgreSQL in MiB, what several processes share being counted once; 0 where `/proc` does not tell.
    long memoryOfDatabase() throws IOException {
        Path file = data.resolve("postgresql/cluster/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        long sum = kibibytes(postmaster, "smaps_rollup", "Pss:");
        List<ProcessHandle> children = process.toHandle()
                .descendants()
                .filter(child -> child.pid() != postmaster)
                .toList();
        for (ProcessHandle child : children) {
            sum += kibibytes(child.pid(), "smaps_rollup", "Pss:");
        }
        return sum / 1024;
    }

    /// Milliseconds of processor time that it and its PostgreSQL have used so far.
    long work() {
        return process.toHandle().descendants().mapToLong(Program::work).reduce(work(process.toHandle()), Long::sum);
    }

    /// Milliseconds of processor time that its PostgreSQL alone has used so far.
    long workOfDatabase() {
        return process.toHandle().descendants().mapToLong(Program::work).sum();
    }

    private static long work(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static long kibibytes(long process, String file, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), file)).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException untold) {
            return 0;
        }
    }

    /// Waits until it has next to nothing to do, at most for two minutes.
    void awaitQuiet() throws InterruptedException {
        int quiet = 0;
        for (int seconds = 0; seconds < 120 && quiet < 3; seconds++) {
            long before = work();
            Thread.sleep(1_000);
            quiet = work() - before < 300 ? quiet + 1 : 0;
        }
    }

    /// Whether later starts are the faster ones.
    static boolean cached() {
        return Files.exists(AOT_CACHE);
    }

    /// Whether an earlier run recorded what the cache is made of.
    static boolean recorded() {
        return cached() || Files.exists(RECORDED);
    }

    /// Waits until the cache that a start makes beside its work is there, at most for a minute.
    static void awaitCache() throws InterruptedException {
        for (int waits = 0; waits < 600 && !cached(); waits++) {
            Thread.sleep(100);
        }
    }

    /// Stops it in good order.
    @Override
    public void close() {
        process.destroy();
        try {
            ended.await();
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
