import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.values.ConsultationId;
import org.slf4j.LoggerFactory;

/// What it takes to ask 200,000 members: fixing the list of who may vote, taking ballots, opening and adding them up.
/// Beside each stands what the machine can do at most.
final class Consulting {

    static final int OPTIONS = 12;

    private static final int ROUNDS = 3;
    private static final int BALLOTS = 50_000;
    private static final String KEEPERS = "192.0.2.1";

    private final Program program;
    private final Connection database;
    private final int port;
    private final Path keys;
    private final String keeper;
    private final Asking asking;

    private Consulting(Program program, Connection database, int port, Path keys) {
        this.program = program;
        this.database = database;
        this.port = port;
        this.keys = keys;
        this.keeper = "folkmoot-" + port + "=bench-keeper";
        this.asking = new Asking(port);
    }

    /// @param place a folder in which nothing lies yet
    static void measure(Path place, int port) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path keys = place.resolve("keys");
        Map<String, String> settings = Map.of("FOLKMOOT_BALLOT_KEYS", keys.toString());
        try (Program program = Program.start(place, port, false, settings);
                Connection database = program.connect()) {
            new Consulting(program, database, port, keys).measure();
        }
    }

    private void measure() throws Exception {
        sow();
        try (Client admin = new Client(port)) {
            long asked = freeze(admin);
            open(asked);
            goneThrough(asked);
            new Casting(program, port, asking, asked).measure(BALLOTS);
            Path away = Files.move(keys, keys.resolveSibling("keys-kept"));
            execute("update consultation set closes_at = now() where id = " + asked);
            await("CLOSED", asked);
            program.awaitQuiet();
            new Counting(program, database, away, new ConsultationId(asked)).measure();
        }
    }

    private void sow() throws SQLException, IOException, InterruptedException {
        Bench.progress("sowing members");
        for (String step : Files.readString(Path.of("bench/electors.sql")).split("\n\n")) {
            execute(step);
        }
        execute("vacuum analyze");
        program.awaitQuiet();
    }

    /// Fixes the list again and again, without and with every condition; everybody fulfils all of them.
    ///
    /// @return the last consultation
    private long freeze(Client admin) throws Exception {
        System.out.println("\n| the list of 200,000 is fixed | each (ms) |\n|---|---|");
        System.out.println("| so many bare rows of two numbers as key, by one statement | " + bare() + " |");
        Map<String, String> conditions = Map.of(
                "joined-before", LocalDate.now(ZoneOffset.UTC).minusDays(30).toString(),
                "active-days", "3",
                "of-last", "30",
                "community", "place1");
        frozen(admin, "announced by the form, without a condition", Map.of());
        return frozen(
                admin, "announced by the form: old enough, active on 3 of 30 days, reading a community", conditions);
    }

    private String bare() throws SQLException {
        execute("create table bench_bare (a bigint, b bigint, c boolean, d integer, primary key (a, b))");
        StringBuilder each = new StringBuilder();
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            execute("insert into bench_bare select " + round + ", n, false, 1 from generate_series(1, 200000) n");
            each.append(each.isEmpty() ? "" : ", ").append(millis(began));
        }
        execute("drop table bench_bare");
        return each.toString();
    }

    private long frozen(Client admin, String what, Map<String, String> conditions) throws Exception {
        StringBuilder each = new StringBuilder();
        long id = 0;
        for (int round = 0; round < ROUNDS; round++) {
            id = drafted(admin, conditions);
            String page = "/consultations/" + id;
            String token = Forms.token(asking.text(admin, page, keeper));
            long nanos = admin.fill(page + "/announce", KEEPERS, keeper, Forms.encoded(Map.of("csrf", token)));
            expect(admin, 303, page);
            each.append(each.isEmpty() ? "" : ", ").append(nanos / 1_000_000);
            long listed = number("select count(*) from elector where consultation_id = " + id);
            if (listed < 200_000) {
                throw new IllegalStateException("Only " + listed + " are on the list");
            }
            told(id, "ANNOUNCED");
        }
        System.out.println("| " + what + " | " + each + " |");
        return id;
    }

    private long drafted(Client admin, Map<String, String> conditions) throws IOException {
        String token = Forms.token(asking.text(admin, "/consultations/new", keeper));
        LocalDateTime opens = LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "csrf", token,
                "title", "In which order do you want them?",
                "option",
                        IntStream.rangeClosed(1, OPTIONS)
                                .mapToObj(option -> "The option that is called " + option)
                                .collect(Collectors.joining("\n")),
                "method", "ranked",
                "pass", "plurality",
                "quorum", "0",
                "opens", opens.toString(),
                "closes", opens.plusDays(7).toString()));
        fields.putAll(conditions);
        admin.fill("/consultations/new", KEEPERS, keeper, Forms.encoded(fields));
        expect(admin, 303, "the draft");
        return Long.parseLong(admin.location().replaceFirst("^.*/consultations/(\\d+).*$", "$1"));
    }

    private static void expect(Client client, int status, String what) throws IOException {
        if (client.status() != status) {
            throw new IOException(what + " was answered with " + client.status());
        }
    }

    /// Waits until everybody was told, which is measured elsewhere.
    private void told(long id, String kind) throws SQLException, InterruptedException {
        String left = "select count(*) from notice_round where consultation_id = " + id + " and kind = '" + kind
                + "' and done_at is not null";
        for (int waits = 0; number(left) == 0; waits++) {
            if (waits == 1_200) {
                throw new IllegalStateException("Not everybody is told within two minutes");
            }
            Thread.sleep(100);
        }
    }

    private void open(long id) throws Exception {
        execute("update consultation set opens_at = now() where id = " + id);
        await("OPEN", id);
        told(id, "OPENED");
        program.awaitQuiet();
    }

    /// What a page of it would cost beside all else if its turnout were counted for it alone.
    private void goneThrough(long id) throws SQLException {
        List<Long> each = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            number("select count(*) filter (where took_part) from elector where consultation_id = " + id);
            number("select count(*) from (select width_bucket(age_days, array[30, 182, 365, 1095]) as band,"
                    + " count(*), count(*) filter (where took_part) from elector where consultation_id = " + id
                    + " group by band) bands");
            each.add(millis(began));
        }
        System.out.println("| the list gone through twice, as for the turnout on a page | " + each(each) + " |");
    }

    private void await(String stage, long id) throws SQLException, InterruptedException {
        String question = "select count(*) from consultation where stage = '" + stage + "' and id = " + id;
        for (int waits = 0; number(question) == 0; waits++) {
            if (waits == 300) {
                throw new IllegalStateException("Consultation " + id + " is not " + stage);
            }
            Thread.sleep(100);
        }
    }

    private long number(String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String step) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(step);
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                // the answers of all its statements are taken
            }
        }
    }

    static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    static String each(List<Long> millis) {
        return millis.stream().map(one -> String.format(Locale.ROOT, "%,d", one)).collect(Collectors.joining("; "));
    }
}
