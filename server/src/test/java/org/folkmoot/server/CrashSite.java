package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.testing.walk.FormWalk;
import org.jspecify.annotations.Nullable;

/// The program and its PostgreSQL in a folder of their own, where both are killed.
final class CrashSite implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS_OF_KILLING = 20;

    private final Path place;
    private final int port = Folkmoot.freePort();
    private @Nullable Folkmoot program;

    CrashSite() {
        try {
            place = Files.createTempDirectory(
                    "folkmoot-crash-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    int port() {
        return port;
    }

    /// For what is to outlive the program.
    Path place() {
        return place;
    }

    Path folder() {
        return DataFolder.database(place.resolve("data"));
    }

    /// Starts the program; it does not answer yet.
    void start() {
        program = Folkmoot.started(
                place,
                Map.of(
                        "FOLKMOOT_PORT",
                        "" + port,
                        "FOLKMOOT_PUBLIC_URL",
                        "http://alpha.localhost:" + port,
                        "FOLKMOOT_BALLOT_KEYS",
                        place.resolve("keys").toString(),
                        "FOLKMOOT_SETUP_ADMIN_NAME",
                        "admin",
                        "FOLKMOOT_SETUP_ADMIN_PASSWORD",
                        CrashLoad.PASSWORD,
                        "FOLKMOOT_SETUP_SITE_NAME",
                        "Alpha",
                        "FOLKMOOT_FEDERATION_TEST_MODE",
                        "on"),
                "serve");
    }

    void awaitAnswers() throws InterruptedException {
        Folkmoot running = Objects.requireNonNull(program);
        running.awaitSaid("Folkmoot answers at");
        if (!running.said().contains("Folkmoot answers at")) {
            throw new AssertionError("It does not start again; it said:\n" + running.said());
        }
    }

    /// Waits until a program that was not killed answers again what it has to ask its database for.
    void awaitRecovered() throws Exception {
        PlainClient client = new PlainClient(URI.create("http://127.0.0.1:" + port));
        eventually(() -> client.get("/c/" + CrashLoad.COMMUNITY).status() == 200
                && client.get("/u/admin").status() == 200);
    }

    void killProgram() throws InterruptedException {
        Folkmoot running = Objects.requireNonNull(program);
        running.kill();
        running.ended();
    }

    /// Kills one of those that PostgreSQL serves its clients with; it then ends all others itself.
    void killBackend(Random random) {
        List<ProcessHandle> backends = database().stream()
                .filter(process -> command(process).contains("folkmoot folkmoot 127.0.0.1"))
                .toList();
        if (backends.isEmpty()) {
            killDatabase();
        } else {
            backends.get(random.nextInt(backends.size())).destroyForcibly();
        }
    }

    /// Kills PostgreSQL with all its processes, those that come up meanwhile too.
    void killDatabase() {
        for (int round = 0; round < ROUNDS_OF_KILLING; round++) {
            List<ProcessHandle> alive = database();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /// Kills everything at the same moment.
    void killAll() throws InterruptedException {
        Folkmoot running = Objects.requireNonNull(program);
        List<ProcessHandle> database = database();
        running.kill();
        database.forEach(ProcessHandle::destroyForcibly);
        running.ended();
        killDatabase();
    }

    /// Every process of PostgreSQL that works in our folder, also those that make a database.
    private List<ProcessHandle> database() {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(this::ours)
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .sorted()
                    .flatMap(number -> ProcessHandle.of(number).stream())
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private boolean ours(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder())
                    || Files.readString(process.resolve("cmdline"), ISO_8859_1).contains(folder().toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static String command(ProcessHandle process) {
        try {
            return Files.readString(PROC.resolve(process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /// Where its database is now; it is another place after most crashes.
    DatabaseAddress address() {
        return Objects.requireNonNull(EmbeddedPostgres.running(folder()), "PostgreSQL does not run");
    }

    /// Whether PostgreSQL takes connections.
    boolean databaseRuns() {
        try {
            return EmbeddedPostgres.running(folder()) != null;
        } catch (RuntimeException halfWritten) {
            return false;
        }
    }

    <T> T asks(Function<Transaction, T> question) {
        try (Connections connections = Connections.open(address(), 1)) {
            return connections.database().read(question);
        }
    }

    void changes(String sql) {
        try (Connections connections = Connections.open(address(), 1)) {
            connections.database().change(transaction -> transaction.update(sql).execute());
        }
    }

    String one(String sql) {
        return asks(transaction -> String.valueOf(transaction
                .query("select (" + sql + ")::text")
                .mapTo(String.class)
                .one()));
    }

    FormWalk visitor() {
        return new FormWalk(URI.create("http://127.0.0.1:" + port));
    }

    FormWalk admin() {
        FormWalk admin = visitor();
        admin.open("/log-in")
                .form("Log in")
                .fill("Name", "admin")
                .fill("Password", CrashLoad.PASSWORD)
                .send();
        return admin;
    }

    String said() {
        return Objects.requireNonNull(program).said();
    }

    /// Ends it and takes the folder away.
    @Override
    public void close() throws IOException {
        if (program != null) {
            program.close();
        }
        killDatabase();
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
