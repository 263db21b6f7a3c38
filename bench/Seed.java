import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/// Fills a forum that was just set up: what people wrote and voted here, what follows from it in `seed.sql`.
///
/// The same every time but for the moment to which it leads up. Everything has gone through the tables' own checks; the
/// tallies are counted from the votes; search and inbox fill themselves, since each writing stands in the ledger.
final class Seed {

    static final int PEOPLE = 2_000;
    static final int COMMUNITIES = 200;
    static final int POSTS = 10_000;
    static final int COMMENTS = 60_000;
    static final int LONG_THREAD = 2_000;
    static final int PEERS = 30;
    /// The post with the long thread: one of the last hours, so that it stands on the front page.
    static final int LONG_POST = POSTS - 40;
    /// Members whose sessions are known; each of them is allowed so many requests a minute.
    static final int SESSIONS = 200;

    private static final long DAYS = 60;
    /// Steps by which people are gone through, so that nobody votes twice: without a divisor in common with their
    /// number.
    private static final int[] STEPS = {7, 11, 13, 17, 19, 23, 29, 31, 37, 41};

    private final SplittableRandom random = begun();
    private final Texts texts = new Texts(random.split());
    private final Connection connection;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant[] published = new Instant[POSTS + 1];
    private final int[] author = new int[POSTS + 1];
    private final int[] thread = new int[COMMENTS + 1];
    private final Instant[] said = new Instant[COMMENTS + 1];

    Seed(Connection connection) {
        this.connection = connection;
    }

    private static SplittableRandom begun() {
        return new SplittableRandom(20_260_301);
    }

    /// The words that are used, so that some can be looked for whose frequency is known.
    static Texts texts() {
        return new Texts(begun().split());
    }

    /// Makes everything.
    void sow() throws SQLException, IOException {
        connection.setAutoCommit(false);
        people();
        communities();
        posts();
        comments();
        votes();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("bench/seed.sql")));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// The keeper is the first person. Of the others three in five are ours, and the rest of thirty other servers.
    static int instance(int person) {
        return person % 5 < 3 ? 1 : 2 + person % PEERS;
    }

    private void people() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into instance (domain) select 'peer' || n || '.example' from generate_series(1, "
                    + PEERS + ") n");
        }
        try (Copy people = new Copy(connection, "person (id, instance_id, name, bio, created_at)")) {
            for (int id = 2; id <= PEOPLE + 1; id++) {
                String bio = random.nextInt(3) == 0 ? texts.body(2) : null;
                people.row(id, instance(id), "person" + id, bio, now.minus(2 * DAYS, ChronoUnit.DAYS));
            }
        }
    }

    private void communities() throws SQLException, IOException {
        String columns = "community (id, instance_id, name, title, description, created_at)";
        try (Copy communities = new Copy(connection, columns)) {
            for (int id = 1; id <= COMMUNITIES; id++) {
                int instance = id % 4 == 0 ? 2 + id % PEERS : 1;
                Instant founded = now.minus(2 * DAYS, ChronoUnit.DAYS);
                communities.row(id, instance, "place" + id, texts.title(2), texts.body(3), founded);
            }
        }
    }

    /// Communities differ in size as words in frequency. Half of the posts hold a link, and two in three a text.
    private void posts() throws SQLException, IOException {
        String columns = "post (id, community_id, author_id, instance_id, title, url, body, published_at)";
        try (Copy posts = new Copy(connection, columns)) {
            for (int id = 1; id <= POSTS; id++) {
                double age = 1 - (id - 1.0) / POSTS;
                published[id] = now.minusSeconds((long) (Math.pow(age, 1.5) * DAYS * 86_400));
                author[id] = 2 + random.nextInt(PEOPLE);
                int community = (int) Math.pow(COMMUNITIES, random.nextDouble());
                String url = random.nextInt(2) == 0 ? texts.address() : null;
                String body = random.nextInt(3) > 0 ? texts.body(5) : null;
                String title = texts.title(random.nextInt(3, 14));
                posts.row(id, community, author[id], instance(author[id]), title, url, body, published[id]);
            }
        }
    }

    private void comments() throws SQLException, IOException {
        int[] last = new int[POSTS + 1];
        int[] depth = new int[COMMENTS + 1];
        int[] before = new int[COMMENTS + 1];
        String columns = "comment (post_id, id, parent_id, depth, author_id, instance_id, body, published_at)";
        try (Copy comments = new Copy(connection, columns)) {
            for (int id = 1; id <= COMMENTS; id++) {
                int post = id <= LONG_THREAD ? LONG_POST : crowded();
                int parent = parent(last[post], depth, before);
                depth[id] = parent == 0 ? 0 : depth[parent] + 1;
                before[id] = last[post];
                last[post] = id;
                thread[id] = post;
                said[id] = later(parent == 0 ? published[post] : said[parent]);
                int by = 2 + random.nextInt(PEOPLE);
                Object under = parent == 0 ? null : parent;
                comments.row(post, id, under, depth[id], by, instance(by), texts.body(4), said[id]);
            }
        }
    }

    /// Some posts draw most of the talk.
    private int crowded() {
        int post = 1 + random.nextInt(POSTS);
        int other = 1 + random.nextInt(POSTS);
        return post % 10 == 0 || other % 10 != 0 ? post : other;
    }

    /// The post itself (0), or one of the last few comments under it that is not too deep.
    private int parent(int newest, int[] depth, int[] before) {
        int candidate = newest;
        for (int steps = random.nextInt(30); steps > 0 && candidate != 0; steps--) {
            candidate = before[candidate];
        }
        return candidate == 0 || depth[candidate] >= 14 || random.nextInt(4) == 0 ? 0 : candidate;
    }

    private Instant later(Instant than) {
        long left = Math.max(1, than.until(now, ChronoUnit.SECONDS));
        double share = random.nextDouble();
        return than.plusSeconds(Math.min(left, (long) (Math.min(left, 3 * 86_400) * share * share)));
    }

    private void votes() throws SQLException, IOException {
        String columns = "vote (post_id, comment_id, person_id, direction, origin_id, proof, cast_at, received_at)";
        try (Copy votes = new Copy(connection, columns)) {
            for (int post = 1; post <= POSTS; post++) {
                votes(votes, post, 0, few(7), published[post]);
            }
            for (int comment = 1; comment <= COMMENTS; comment++) {
                votes(votes, thread[comment], comment, few(0.8), said[comment]);
            }
        }
    }

    /// Most get few votes and some get hundreds; the mean is about two and a half times the factor.
    private int few(double factor) {
        return (int) Math.min(1_500, factor * Math.pow(1 - random.nextDouble(), -0.6));
    }

    private void votes(Copy votes, int post, int comment, int count, Instant since) throws IOException {
        int person = random.nextInt(PEOPLE);
        int step = STEPS[random.nextInt(STEPS.length)];
        for (int n = 0; n < count; n++) {
            person = (person + step) % PEOPLE;
            int voter = 2 + person;
            Instant at = later(since);
            String direction = random.nextInt(8) == 0 ? "DOWN" : "UP";
            String proof = instance(voter) == 1 ? "LOCAL" : "SIGNED";
            votes.row(post, comment, voter, direction, instance(voter), proof, at, at);
        }
    }

    /// Waits until everything that follows the ledger has followed.
    static void awaitFollowers(Connection connection) throws SQLException, InterruptedException {
        String question = """
            select (select count(*) from event where position is null)
              + (select position from ledger_head) - coalesce((select min(position) from consumer_cursor), 0)
            """;
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(question)) {
                    row.next();
                    if (row.getLong(1) == 0) {
                        break;
                    }
                }
                Thread.sleep(200);
            }
            statement.execute("vacuum analyze");
        }
    }
}
