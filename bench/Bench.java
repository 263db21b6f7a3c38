import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Measures a whole server, as somebody sees it who starts it and asks for its pages.
final class Bench {

    private static final int STARTS = 3;

    private final Path place;
    private final int port;

    private Bench(Path place, int port) {
        this.place = place;
        this.port = port;
    }

    /// @param words nothing, `network` or `federation`; then `port=8536` for another port, and `only=` and a part of the
    ///              names of the pages to be measured, when it is not all
    public static void main(String[] words) throws Exception {
        List<String> said = new ArrayList<>(List.of(words));
        int port = Integer.parseInt(taken(said, "port=", "8536"));
        String only = taken(said, "only=", "");
        if (!said.isEmpty() && !said.equals(List.of("network")) && !said.equals(List.of("federation"))) {
            System.err.println("bench/run [network|federation] [port=8536] [only=thread]");
            System.exit(2);
        }
        Path place = Files.createTempDirectory(
                "folkmoot-bench-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Thread sweep = new Thread(() -> delete(place));
        Runtime.getRuntime().addShutdownHook(sweep);
        Bench bench = new Bench(place, port);
        System.out.println(machine());
        if (said.isEmpty()) {
            bench.forum(only);
        } else if (said.contains("federation")) {
            Federation.measure(place, port);
        } else {
            bench.network();
        }
        System.out.println("\n" + machine());
    }

    private static String taken(List<String> words, String beginning, String otherwise) {
        for (String word : words) {
            if (word.startsWith(beginning)) {
                words.remove(word);
                return word.substring(beginning.length());
            }
        }
        return otherwise;
    }

    private static void delete(Path place) {
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            System.err.println(place + " could not be deleted: " + left);
        }
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%s: %d processors, Java %s, load %.1f"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        system.getAvailableProcessors(),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }

    private void forum(String only) throws Exception {
        Texts texts;
        try (Program program = Program.start(place, port, false)) {
            progress("set up, and answering after " + program.answeredAfter().time() + " ms; sowing");
            try (Connection connection = program.connect()) {
                texts = new Seed(connection).sow();
                progress("sown; waiting for search and inbox");
                Seed.awaitFollowers(connection);
            }
        }
        if (only.isEmpty()) {
            starts();
        }
        try (Program program = Program.start(place, port, false)) {
            new Pages(program, port, texts).measure(only);
            System.out.printf(
                    "Resident memory after all that: %d MiB the program, %d MiB its PostgreSQL.%n",
                    program.memory(), program.memoryOfDatabase());
        }
    }

    private void network() throws Exception {
        try (Program program = Program.start(place, port, false);
                Connection connection = program.connect()) {
            progress("set up; sowing a network");
            try (var statement = connection.createStatement()) {
                statement.execute(Files.readString(Path.of("bench/network.sql")));
                statement.execute("vacuum analyze");
            } catch (java.sql.SQLException refused) {
                progress(refused.getMessage());
            }
        }
        starts();
    }

    /// Starts it again and again, without and with the cache of loaded classes, which is made first when it is not
    /// there.
    private void starts() throws Exception {
        if (!Program.cached()) {
            try (Program program = Program.start(place, port, false)) {
                progress("making the cache of loaded classes");
                Program.awaitCache();
            }
        }
        System.out.println("\n| from the command to | time, median of " + STARTS
                + " (ms) | time, each (ms) | work, median (ms) |\n|---|---|---|---|");
        for (boolean plainly : new boolean[] {true, false}) {
            List<Program.Since> answered = new ArrayList<>();
            List<Program.Since> complete = new ArrayList<>();
            List<String> said = List.of();
            for (int n = 0; n < STARTS; n++) {
                try (Program program = Program.start(place, port, plainly)) {
                    answered.add(program.answeredAfter());
                    complete.add(program.completeAfter());
                    said = program.saidOfPosts();
                }
            }
            String how = plainly ? ", without the AOT cache" : ", with the AOT cache";
            row("\"answers at\"" + how, answered);
            row("every post in order" + how, complete);
            said.forEach(line -> progress("the last of them said: " + line));
        }
    }

    private static void row(String what, List<Program.Since> starts) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %d |%n",
                what,
                median(starts.stream().mapToLong(Program.Since::time)),
                starts.stream().map(start -> Long.toString(start.time())).collect(Collectors.joining(", ")),
                median(starts.stream().mapToLong(Program.Since::work)));
    }

    private static long median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void progress(String what) {
        System.err.println("… " + what);
    }
}
