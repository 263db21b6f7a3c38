import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.folkmoot.database.Connections;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;

/// Ballots of people who vote once each: the first through the form, as browsers send it, all others through the deed
/// that stands behind it.
final class Casting {

    private static final int CLIENTS = 8;
    private static final int WARM = 1_500;
    private static final int FORMS = 8_000;
    private static final long SECONDS = 15;

    private final Program program;
    private final int port;
    private final Asking asking;
    private final long consultation;
    private final AtomicInteger next = new AtomicInteger();

    Casting(Program program, int port, Asking asking, long consultation) {
        this.program = program;
        this.port = port;
        this.asking = asking;
        this.consultation = consultation;
    }

    /// @param ballots how many there are in the end
    void measure(int ballots) throws Exception {
        Bench.progress("fetching the tokens of " + FORMS + " members");
        String[] tokens = tokens();
        System.out.println("\n| ballots, " + CLIENTS + " at once | a second | work (ms each) | of it PostgreSQL's |"
                + "\n|---|---|---|---|");
        System.out.printf(Locale.ROOT, "| bare rows of that size, one a transaction | %,d | | |%n", bare());
        run(WARM, Long.MAX_VALUE, () -> new Browser(tokens));
        program.awaitQuiet();
        row("by the form, each answered with a page that holds the receipt", FORMS, () -> new Browser(tokens));
        program.awaitQuiet();
        try (Connections connections = Connections.open(program.address(), CLIENTS)) {
            CastBallot deed = deed(connections);
            run(next.get() + WARM, Long.MAX_VALUE, () -> new Direct(deed));
            row("by the deed alone, in this process, whose work is told too", ballots, () -> new Direct(deed));
            run(ballots, Long.MAX_VALUE, () -> new Direct(deed));
        }
    }

    /// Somebody who casts one ballot after the other, each in another member's name.
    private interface Voter extends AutoCloseable {

        void cast(int member) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    private interface Voters {

        Voter one() throws IOException;
    }

    private void row(String what, int until, Voters voters) throws Exception {
        long work = program.work() + own(what);
        long database = program.workOfDatabase();
        int before = next.get();
        long began = System.nanoTime();
        run(until, began + SECONDS * 1_000_000_000L, voters);
        double seconds = (System.nanoTime() - began) / 1e9;
        int cast = next.get() - before;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f |%n",
                what + " (" + cast + ")",
                cast / seconds,
                (program.work() + own(what) - work) / (double) cast,
                (program.workOfDatabase() - database) / (double) cast);
    }

    /// Milliseconds of processor time that this process used, where the deed runs in it.
    private static long own(String what) {
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return what.contains("in this process") ? used.toMillis() : 0;
    }

    private void run(int until, long latest, Voters voters) throws Exception {
        together(() -> {
            try (Voter voter = voters.one()) {
                while (System.nanoTime() < latest || latest == Long.MAX_VALUE) {
                    int taken = next.getAndUpdate(number -> number < until ? number + 1 : number);
                    if (taken >= until) {
                        break;
                    }
                    voter.cast(1 + taken);
                }
            }
            return 0;
        });
    }

    private static int together(Callable<Integer> work) throws Exception {
        int sum = 0;
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(CLIENTS, work))) {
                sum += each.get();
            }
        }
        return sum;
    }

    private String[] tokens() throws Exception {
        String[] tokens = new String[FORMS + 1];
        AtomicInteger number = new AtomicInteger();
        together(() -> {
            try (Client client = new Client(port)) {
                for (int member = number.incrementAndGet(); member <= FORMS; member = number.incrementAndGet()) {
                    tokens[member] = Forms.token(asking.text(client, "/modlog", asking.member(member)));
                }
            }
            return 0;
        });
        return tokens;
    }

    /// A ranking of all options that is this member's alone.
    private static List<Integer> ranking(int member) {
        SplittableRandom random = new SplittableRandom(member);
        List<Integer> ranking =
                new ArrayList<>(IntStream.rangeClosed(1, Consulting.OPTIONS).boxed().toList());
        for (int place = ranking.size() - 1; place > 0; place--) {
            Collections.swap(ranking, place, random.nextInt(place + 1));
        }
        return ranking;
    }

    private final class Browser implements Voter {

        private final Client client;
        private final String[] tokens;

        Browser(String[] tokens) throws IOException {
            this.client = new Client(port);
            this.tokens = tokens;
        }

        @Override
        public void cast(int member) throws IOException {
            Map<String, Object> fields = new LinkedHashMap<>(Map.of("csrf", tokens[member], "words", ""));
            List<Integer> ranking = ranking(member);
            for (int place = 1; place <= ranking.size(); place++) {
                fields.put("place-" + ranking.get(place - 1), place);
            }
            String from = "10.200." + (member >> 8 & 255) + "." + (member & 255);
            client.fill(
                    "/consultations/" + consultation + "/ballot", from, asking.member(member), Forms.encoded(fields));
            if (client.status() != 200) {
                throw new IOException("A ballot was answered with " + client.status());
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    private final class Direct implements Voter {

        private final CastBallot deed;

        Direct(CastBallot deed) {
            this.deed = deed;
        }

        @Override
        public void cast(int member) throws IOException {
            var viewer = new Viewer.Member(new PersonId(1 + member), "member" + (1 + member), false, null);
            var request =
                    new CastBallot.Request(new ConsultationId(consultation), new BallotChoice(ranking(member)), "");
            if (!(deed.cast(viewer, request) instanceof Outcome.Done<?>)) {
                throw new IOException("A ballot was not taken");
            }
        }
    }

    private static CastBallot deed(Connections connections) {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        Ledger ledger = new Ledger(new IdSource(clock, random), clock, new Bell(), new OwnDeeds());
        return new CastBallot(connections.database(), new Secrets(random), ledger, clock);
    }

    private long bare() throws Exception {
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_bare (n bigint generated always as identity primary key, text bytea)");
        }
        long until = System.nanoTime() + 4_000_000_000L;
        int rows = together(() -> insert(until));
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table bench_bare");
        }
        return rows / 4;
    }

    private int insert(long until) throws Exception {
        byte[] text = new byte[304];
        Arrays.fill(text, (byte) 7);
        int rows = 0;
        try (Connection connection = program.connect();
                PreparedStatement statement = connection.prepareStatement("insert into bench_bare (text) values (?)")) {
            while (System.nanoTime() < until) {
                statement.setBytes(1, text);
                statement.executeUpdate();
                rows++;
            }
        }
        return rows;
    }
}
