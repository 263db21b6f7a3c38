import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;

/// Brings a server votes from another one, and lets it tell many others what happened, over real sockets. Votes are
/// signed before the clock runs. What one core can sign and verify is measured in the same run: no server on this machine
/// can do more.
final class Federation {

    private static final int VOTERS = 2_000;
    private static final int POSTS_VOTED_ON_FIRST = 6;
    private static final int POSTS_VOTED_ON = 16;
    private static final int CONNECTIONS = 16;
    private static final int PEERS = 200;
    private static final int POSTS_TOLD = 50;
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final String TRANSACTIONS = "select sum(xact_commit) from pg_stat_database";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Program program;
    private final int port;
    private final Crowd crowd;
    private final Connection database;

    private Federation(Program program, int port, Crowd crowd, Connection database) {
        this.program = program;
        this.port = port;
        this.crowd = crowd;
        this.database = database;
    }

    /// @param only `votes` leaves deliveries out
    static void measure(Path place, int port, String only) throws Exception {
        try (Crowd crowd = new Crowd(0, LATENCY);
                Program program =
                        Program.start(place, port, false, Map.of("FOLKMOOT_FEDERATION_TEST_MODE", "on"));
                Connection database = program.connect()) {
            Federation federation = new Federation(program, port, crowd, database);
            federation.sow();
            federation.machine();
            System.out.println("\n| signed votes | accepted a second | applied a second | work of the server (ms each) "
                    + "| of it PostgreSQL's (ms) | transactions (each) | the generator's share of the processors | documents it asked for |"
                    + "\n|---|---|---|---|---|---|---|---|");
            federation.votes("of people never heard of, by a program that just started", 0, 1, 1);
            federation.votes("of the same people, on other posts", 0, 2, POSTS_VOTED_ON_FIRST);
            federation.votes("of them, by a program that is warm", 0, POSTS_VOTED_ON_FIRST + 1, POSTS_VOTED_ON);
            federation.votes("of others never heard of, by a program that is warm", VOTERS, 1, 1);
            if (!only.equals("votes")) {
                federation.deliveries();
            }
        }
    }

    private void sow() throws SQLException, IOException {
        String sql = Files.readString(Path.of("bench/federation.sql"))
                .replace("CROWD_PORT", Integer.toString(crowd.port()))
                .replace("PEERS", Integer.toString(PEERS));
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The limit that RSA sets, on one core.
    private void machine() throws GeneralSecurityException {
        byte[] text = new byte[300];
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(crowd.key().getPrivate());
        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(crowd.key().getPublic());
        signing.update(text);
        byte[] signature = signing.sign();
        double signed = each(() -> {
            signing.update(text);
            return signing.sign().length > 0;
        });
        double verified = each(() -> {
            verifying.update(text);
            return verifying.verify(signature);
        });
        System.out.printf("%nOne core alone signs %,.0f times a second and verifies %,.0f (RSA 2048).%n", signed, verified);
    }

    /// How often a second, warm.
    private static double each(Callable<Boolean> work) {
        try {
            for (int warm = 0; warm < 2_000; warm++) {
                work.call();
            }
            long began = System.nanoTime();
            int count = 0;
            while (System.nanoTime() - began < 2_000_000_000L) {
                work.call();
                count++;
            }
            return count * 1e9 / (System.nanoTime() - began);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// @param after how many people voted before these, who are others
    private void votes(String name, int after, int firstPost, int lastPost) throws Exception {
        List<byte[]> requests = IntStream.range(firstPost * VOTERS, (lastPost + 1) * VOTERS)
                .parallel()
                .mapToObj(n -> vote(after + n % VOTERS + 1, n / VOTERS))
                .toList();
        long before = count("select count(*) from vote");
        int askedBefore = crowd.asked();
        long work = program.work();
        long ofDatabase = program.workOfDatabase();
        long transactions = count(TRANSACTIONS);
        long own = own();
        long began = System.nanoTime();
        Map<Integer, Integer> answers = send(requests);
        double accepted = (System.nanoTime() - began) / 1e9;
        await("select count(*) from vote", before + answers.getOrDefault(202, 0));
        double applied = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "| %,d %s | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.0f %% | %,d |%n",
                requests.size(),
                name,
                requests.size() / accepted,
                requests.size() / applied,
                (program.work() - work) / (double) requests.size(),
                (program.workOfDatabase() - ofDatabase) / (double) requests.size(),
                (count(TRANSACTIONS) - transactions) / (double) requests.size(),
                100 * (own() - own) / 1e9 / applied / Runtime.getRuntime().availableProcessors(),
                crowd.asked() - askedBefore);
        if (!answers.keySet().equals(java.util.Set.of(202))) {
            System.out.println("\nIt answered otherwise than 202: " + answers);
        }
    }

    /// A whole request, ready to be sent.
    private byte[] vote(int voter, int post) {
        String person = crowd.person(voter);
        String here = "http://localhost:" + port;
        String body = """
                {"@context":"https://www.w3.org/ns/activitystreams","id":"%1$s/likes/%3$d","type":"Like",\
                "actor":"%1$s","object":"%2$s/post/%3$d","audience":"%2$s/c/crowded"}\
                """.formatted(person, here, post);
        OutboundRequest request = Signatures.sign(
                OutboundRequest.post(
                        new Iri(here + "/inbox"),
                        Headers.of("Content-Type", "application/activity+json"),
                        body.getBytes(StandardCharsets.UTF_8)),
                new SigningKey(person + "#main-key", crowd.key().getPrivate()),
                Scheme.CAVAGE,
                Instant.now());
        return Posting.bytes("/inbox", request);
    }

    private Map<Integer, Integer> send(List<byte[]> requests) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Map<Integer, Integer> answers = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Map<Integer, Integer>>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                parts.add(threads.submit(() -> part(requests, next)));
            }
            for (Future<Map<Integer, Integer>> part : parts) {
                part.get().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            }
        }
        return answers;
    }

    private Map<Integer, Integer> part(List<byte[]> requests, AtomicInteger next) {
        Map<Integer, Integer> answers = new HashMap<>();
        try (Client client = new Client(port)) {
            for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                client.send(requests.get(n));
                answers.merge(client.status(), 1, Integer::sum);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return answers;
    }

    private void deliveries() throws Exception {
        long work = program.work();
        long own = own();
        long began = System.nanoTime();
        try (Statement statement = database.createStatement()) {
            statement.execute(Files.readString(Path.of("bench/federation-told.sql")).replace("TOLD", "" + POSTS_TOLD));
        }
        int all = PEERS * POSTS_TOLD;
        while (crowd.heard() < all && System.nanoTime() - began < PATIENCE.toNanos()) {
            Thread.sleep(20);
        }
        double passed = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%n| signed deliveries to %d servers that take %d ms | a second | from the first answer to the last (s) "
                        + "| work of the server (ms each) | the other servers' share of the processors |%n|---|---|---|---|---|%n",
                PEERS, LATENCY.toMillis());
        System.out.printf(
                "| %,d of %,d | %,.0f | %.1f | %.2f | %.0f %% |%n",
                crowd.heard(),
                all,
                crowd.heard() / crowd.seconds(),
                crowd.seconds(),
                (program.work() - work) / (double) Math.max(1, crowd.heard()),
                100 * (own() - own) / 1e9 / passed / Runtime.getRuntime().availableProcessors());
    }

    private void await(String question, long wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (count(question) < wanted) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(count(question) + " instead of " + wanted + ": " + question);
            }
            Thread.sleep(20);
        }
    }

    private long count(String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Nanoseconds of processor time that this program used.
    private static long own() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
