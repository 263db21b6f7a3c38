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
    private static final List<String> MODES =
            List.of("forum", "choices", "consultations", "network", "terms", "federation");

    private final Path place;
    private final int port;

    private Bench(Path place, int port) {
        this.place = place;
        this.port = port;
    }

    /// @param words nothing, `choices`, `consultations`, `network`, `terms` or `federation`; then `port=8536` for another
    ///        port, `only=` and a part of
    ///              the names of the pages to be measured, when it is not all, and `world=` and a folder in which the
    ///              forum or network is kept for the next run
    public static void main(String[] words) throws Exception {
        List<String> said = new ArrayList<>(List.of(words));
        int port = Integer.parseInt(taken(said, "port=", "8536"));
        String only = taken(said, "only=", "");
        String kept = taken(said, "world=", "");
        String what = said.isEmpty() ? "forum" : said.removeFirst();
        if (!said.isEmpty() || !MODES.contains(what)) {
            System.err.println("bench/run [choices|consultations|network|terms|federation] [port=8536] [only=thread]"
                    + " [world=FOLDER]");
            System.exit(2);
        }
        Bench bench = new Bench(kept.isEmpty() ? thrownAway() : Files.createDirectories(Path.of(kept)), port);
        System.out.println(machine());
        switch (what) {
            case "choices" -> bench.choices(only);
            case "consultations" -> bench.consultations();
            case "network" -> bench.network();
            case "terms" -> bench.terms(only);
            case "federation" -> bench.federation(only);
            default -> bench.forum(only);
        }
        System.out.println("\n" + machine());
    }

    private static Path thrownAway() throws IOException {
        Path place = Files.createTempDirectory(
                "folkmoot-bench-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(place)));
        return place;
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
        sownForum();
        if (only.isEmpty()) {
            starts();
        }
        try (Program program = Program.start(place, port, false)) {
            Pages pages = new Pages(program, port, 15);
            pages.measure(Pages.ofForum(Seed.texts()), only);
            if (only.isEmpty()) {
                List<Pages.Page> front = List.of(
                        Pages.Page.of("front page, Hot, visitors", false, "/?order=hot"),
                        Pages.Page.of("front page, Hot, members", true, "/?order=hot"));
                pages.many(front, 4);
            }
            tellMemory("after all that", program);
        }
    }

    private void sownForum() throws Exception {
        Path sown = place.resolve("forum-sown");
        if (!Files.exists(sown)) {
            sowForum();
            Files.createFile(sown);
        }
    }

    /// What members' own choices cost their pages.
    private void choices(String only) throws Exception {
        sownForum();
        try (Program program = Program.start(place, port, false);
                Connection connection = program.connect()) {
            new OwnChoices(program, connection, port).measure(only);
        }
    }

    /// What it takes to ask 200,000 members; always in a folder that was not sown before.
    private void consultations() throws Exception {
        makeCache();
        Consulting.measure(place, port);
    }

    private void sowForum() throws Exception {
        try (Program program = Program.start(place, port, false);
                Connection connection = program.connect()) {
            progress("set up, and answering after " + program.answeredAfter().time() + " ms; sowing");
            new Seed(connection).sow();
            progress("sown; waiting for search and inbox");
            Seed.awaitFollowers(connection);
        }
    }

    private static void tellMemory(String when, Program program) throws IOException {
        System.out.printf(
                "%nResident memory %s: %d MiB the program, %d MiB its PostgreSQL.%n",
                when, program.memory(), program.memoryOfDatabase());
    }

    private void network() throws Exception {
        sowNetwork();
        starts();
    }

    /// Front pages, and what a change of terms does to them; `pages` or `terms` asks for one of both.
    private void terms(String only) throws Exception {
        sowNetwork();
        makeCache();
        try (Program program = Program.start(place, port, false)) {
            program.completeAfter();
            program.awaitQuiet();
            tellMemory("with every post in order and where their votes came from", program);
            if (!only.equals("terms")) {
                boolean all = only.isEmpty() || only.equals("pages");
                Pages pages = new Pages(program, port, 6);
                pages.measure(Pages.ofNetwork(), all ? "" : only);
                if (all) {
                    pages.many(Pages.ofNetwork(), 8);
                    Statements.measure(program);
                    tellMemory("after these pages", program);
                }
            }
            if (only.isEmpty() || only.equals("terms")) {
                TermsShown.measure(program, port);
                tellMemory("after all that", program);
            }
        }
    }

    private void federation(String only) throws Exception {
        makeCache();
        Federation.measure(place, port, only);
    }

    /// A world that is kept is sown once.
    private void sowNetwork() throws Exception {
        Path sown = place.resolve("network-sown");
        if (Files.exists(sown)) {
            return;
        }
        try (Program program = Program.start(place, port, false);
                Connection connection = program.connect()) {
            progress("set up; sowing a network");
            new World(connection).sow();
        }
        Files.createFile(sown);
    }

    /// Starts it again and again, without and with the cache of loaded classes, which is made first when it is not
    /// there.
    private void starts() throws Exception {
        makeCache();
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

    /// One run records what it loads, and the cache is made beside the next.
    private void makeCache() throws Exception {
        if (!Program.recorded()) {
            progress("recording which classes are loaded");
            Program.start(place, port, false).close();
        }
        if (!Program.cached()) {
            progress("making the cache of loaded classes");
            Program program = Program.start(place, port, false);
            Program.awaitCache();
            program.close();
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

    static void progress(String what) {
        System.err.println("… " + what);
    }
}
