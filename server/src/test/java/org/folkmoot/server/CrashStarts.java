package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;
import org.folkmoot.values.Secrets;

/// Starts that are killed while they make a database, or bring an older one forward. Nobody can ask for anything
/// meanwhile, so no request is in flight.
final class CrashStarts {

    private static final String OLDER = "30";
    private static final Pattern FORWARD = Pattern.compile("Brought the database forward by (\\d+) steps");

    /// What a forum held at that version, with counts that are right.
    private static final List<String> HELD = List.of(
            "insert into person (id, instance_id, name, created_at)"
                    + " select n, 1, 'person' || n, now() from generate_series(1, 300) n",
            "insert into community (id, instance_id, name, title, created_at)"
                    + " select n, 1, 'place' || n, 'Place', now() from generate_series(1, 20) n",
            "insert into post (id, community_id, author_id, instance_id, title, published_at)"
                    + " select n, 1 + n % 20, 1 + n % 300, 1, 'Post ' || n, now() from generate_series(1, 3000) n",
            "insert into comment (id, post_id, depth, author_id, instance_id, body, published_at)"
                    + " select n, 1 + n % 3000, 0, 1 + n % 300, 1, 'Comment ' || n, now() from generate_series(1, 12000) n",
            "insert into post_activity (post_id, comments, newest_comment_at, newest_comment_active_at)"
                    + " select id, 4, now(), now() from post",
            "insert into vote (post_id, comment_id, person_id, direction, origin_id, proof, cast_at, received_at)"
                    + " select post.id, 0, 1 + (post.id * 7 + n) % 300, 'UP', 1, 'LOCAL', now(), now()"
                    + " from post, generate_series(1, 5) n",
            "insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)"
                    + " select id, 0, 1, 1, false, (now() at time zone 'utc')::date, 5, 0 from post",
            "alter sequence person_id_seq restart 1000",
            "alter sequence community_id_seq restart 1000",
            "alter sequence post_id_seq restart 10000",
            "alter sequence comment_id_seq restart 100000");

    private static final String HOLDS =
            "select concat_ws(' ', (select count(*) from post), (select count(*) from comment),"
                    + " (select count(*) from vote), (select sum(up) from vote_tally))";

    private final Random random;
    private final Map<String, Integer> told = new TreeMap<>();

    CrashStarts(Random random) {
        this.random = random;
    }

    String told() {
        return told.toString();
    }

    /// @param older whether a database of an older version is there
    void killed(boolean older) throws Exception {
        try (CrashSite site = new CrashSite()) {
            if (older) {
                make(site);
            }
            site.start();
            if (older || random.nextBoolean()) {
                awaitDatabase(site);
                Thread.sleep(random.nextInt(1_500));
            } else {
                Thread.sleep(random.nextInt(3_000));
            }
            site.killAll();
            site.start();
            site.awaitAnswers();
            assertThat(site.visitor().open("/u/admin").status()).isEqualTo(200);
            assertThat(site.one("select count(*) from flyway_schema_history where not success"))
                    .isEqualTo("0");
            assertThat(site.asks(CrashCheck::untrue)).isEmpty();
            if (older) {
                assertThat(site.one(HOLDS)).isEqualTo("3000 12000 15000 15000");
            }
            note(older, site.said());
        }
    }

    private static void awaitDatabase(CrashSite site) throws InterruptedException {
        for (int waits = 0; waits < 3_000 && !site.databaseRuns(); waits++) {
            Thread.sleep(10);
        }
    }

    private void note(boolean older, String said) {
        String left = FORWARD.matcher(said)
                .results()
                .map((MatchResult found) -> "before its last step, " + found.group(1) + " left")
                .findFirst()
                .orElse("after its last step");
        told.merge((older ? "an older database, " : "an empty folder, ") + left, 1, Integer::sum);
    }

    private static void make(CrashSite site) {
        DataFolder.make(site.place().resolve("data"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                site.folder(), site.folder().resolve("programs"), Durability.SAFE, new Secrets(new SecureRandom()))) {
            DatabaseAddress address = postgres.address();
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .target(OLDER)
                    .load()
                    .migrate();
            try (Connections connections = Connections.open(address, 1)) {
                connections
                        .database()
                        .change(transaction ->
                                HELD.forEach(step -> transaction.update(step).execute()));
            }
        }
    }
}
