package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Whoever runs a server sees how it is: what happens shows in what is measured, and nobody else sees it.
@TestInstance(Lifecycle.PER_CLASS)
class SeeingPeerTest {

    private static final String EVENTS = "folkmoot_events_total{kind=\"%s\"}";
    private static final String VOTES = "folkmoot_votes_total{origin=\"%s\"}";
    private static final String SETTLED = "folkmoot_inbox_settled_total{fate=\"%s\"}";
    private static final String LAG = "folkmoot_ledger_lag{consumer=\"%s\"}";
    private static final String RECEIVED = "folkmoot_inbox_received_total";

    private final OurServer alpha = OurServer.measured();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.LEMMY, "giant.localhost", 0, InstantSource.system());
    private final FormWalk ana = alpha.member("ana");

    @BeforeAll
    void thereIsACommunity() {
        OurServer.founds(ana, "garden", "Gardening");
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    /// What is told as soon as something is told so: what is read from the database is kept for a moment.
    private MetricsText once(String key, double value) throws Exception {
        eventually(() -> alpha.metrics().value(key) == value);
        return alpha.metrics();
    }

    private double value(String pattern, String label) {
        return alpha.metrics().value(pattern.formatted(label));
    }

    @Test
    void nobodyReadsItWhereTheWorldComesIn() {
        PlainClient stranger = alpha.plain();
        assertThat(stranger.get("/metrics").status()).isEqualTo(404);
        assertThat(stranger.send("GET", "/metrics", "", "", "X-Forwarded-For", "127.0.0.1")
                        .status())
                .isEqualTo(404);
        assertThat(alpha.admin().open("/metrics").status()).isEqualTo(404);
    }

    @Test
    void wherePrometheusComesInThereIsNothingElse() {
        assertThat(alpha.behind().get("/").status()).isEqualTo(404);
        assertThat(alpha.behind().get("/c/garden").status()).isEqualTo(404);
        assertThat(alpha.behind().get("/health").status()).isEqualTo(200);
        assertThat(alpha.behind().get("/ready").status()).isEqualTo(200);
    }

    @Test
    void aPostShowsInWhatIsMeasured() throws Exception {
        MetricsText before = alpha.metrics();
        alpha.post(ana, "garden", "Seen by who runs it", "");
        eventually(() -> value(EVENTS, "PostWritten") == before.value(EVENTS.formatted("PostWritten")) + 1);
        eventually(() -> alpha.metrics().value("folkmoot_feed_posts") == before.value("folkmoot_feed_posts") + 1);
        MetricsText after = alpha.metrics();
        String sent = "folkmoot_http_requests_total{door=\"browser\",kind=\"post\",status=\"303\"}";
        assertThat(after.value(sent)).isGreaterThan(before.value(sent));
        assertThat(after.value(VOTES.formatted("here"))).isEqualTo(before.value(VOTES.formatted("here")) + 1);
        assertThat(after.value("folkmoot_ledger_head")).isGreaterThan(before.value("folkmoot_ledger_head"));
        assertThat(after.value("folkmoot_http_request_duration_seconds_count{door=\"browser\",kind=\"post\"}"))
                .isPositive();
    }

    @Test
    void aVoteOfAnotherServerIsReceivedAndSettled() throws Exception {
        Iri post = new Iri(alpha.post(ana, "garden", "Voted on from elsewhere", ""));
        MetricsText before = alpha.metrics();
        ScriptedActor fay = giant.person("fay");
        giant.send(fay, fay.like(post), new Iri(alpha.address("/inbox")));
        eventually(() -> value(VOTES, "elsewhere") == before.value(VOTES.formatted("elsewhere")) + 1);
        eventually(() -> value(SETTLED, "applied") == before.value(SETTLED.formatted("applied")) + 1);
        MetricsText after = once("folkmoot_inbox_waiting", 0);
        assertThat(after.value(RECEIVED)).isEqualTo(before.value(RECEIVED) + 1);
        assertThat(after.value("folkmoot_inbox_oldest_seconds")).isZero();
        assertThat(after.value("folkmoot_http_requests_total{door=\"peer\",kind=\"activity\",status=\"202\"}"))
                .isPositive();
    }

    @Test
    void whatWaitsInTheInboxIsCountedWithItsAge() throws Exception {
        alpha.run("""
                insert into received (received_on, peer, activity_id, signer, body, received_at, not_before)
                select current_date, 'lane' || n % 3 || '.example', 'https://lane.example/' || n, '', '', now() - interval '1 hour',
                  now() + interval '1 day'
                from generate_series(1, 2500) n
                """);
        MetricsText waiting = once("folkmoot_inbox_waiting", 2500);
        alpha.run("delete from received where peer like 'lane_.example'");
        assertThat(waiting.value("folkmoot_inbox_lanes_waiting")).isEqualTo(3);
        assertThat(waiting.value("folkmoot_inbox_lanes_long")).isZero();
        assertThat(waiting.value("folkmoot_inbox_oldest_seconds")).isBetween(3600.0, 3700.0);
    }

    @Test
    void serversThatDoNotHearArePutTogetherByWhetherTheyAnswer() throws Exception {
        alpha.run("""
                insert into outgoing (position, activity_id, kind, body, signer_kind, signer_id, everyone, inboxes, peers, open, made_at)
                values (nextval('outgoing_position_seq'), 'https://alpha.example/1', 'Create', '', 'SITE', 1, false, '{}', '{}',
                  false, now() - interval '2 hours')
                """);
        alpha.run("""
                insert into delivery_lane (peer, cursor, failures, next_try_at, since)
                select 'rest' || n || '.example', (select max(position) - 1 from outgoing), 3, now() + interval '1 day', now()
                from generate_series(1, 7) n
                """);
        MetricsText behind = once("folkmoot_delivery_lanes_behind{peers=\"resting\"}", 7);
        alpha.run("delete from delivery_lane where peer like 'rest_.example'");
        assertThat(behind.value("folkmoot_delivery_waiting{peers=\"resting\"}")).isEqualTo(7);
        assertThat(behind.value("folkmoot_delivery_oldest_seconds{peers=\"resting\"}"))
                .isBetween(7200.0, 7300.0);
        assertThat(behind.value("folkmoot_delivery_lanes_behind{peers=\"answering\"}"))
                .isZero();
    }

    @Test
    void aConsumerThatIsHeldUpFallsBehindAndCatchesUp() throws Exception {
        try (Connection holder = ServerCheck.connect(alpha.database());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select from consumer_cursor where consumer = 'search' for update");
            alpha.post(ana, "garden", "Not to be found yet", "");
            eventually(() -> value(LAG, "search") > 0 && value(LAG, "order") == 0);
            holder.rollback();
        }
        eventually(() -> value(LAG, "search") == 0);
    }

    @Test
    void jobsTellWhenTheyRanAndHowLong() throws Exception {
        String job = "{job=\"look for changed settings\"}";
        eventually(() -> alpha.metrics().value("folkmoot_job_runs_total" + job) > 0);
        MetricsText told = alpha.metrics();
        assertThat(told.value("folkmoot_job_last_success_timestamp_seconds" + job))
                .isBetween(System.currentTimeMillis() / 1e3 - 60, System.currentTimeMillis() / 1e3 + 1);
        assertThat(told.value("folkmoot_job_failures_total" + job)).isZero();
        assertThat(told.says("folkmoot_job_duration_seconds" + job)).isTrue();
    }

    @Test
    void whatTheMachineHasLeftIsTold() {
        MetricsText told = alpha.metrics();
        assertThat(told.value("folkmoot_database_up")).isEqualTo(1);
        assertThat(told.value("folkmoot_database_size_bytes")).isGreaterThan(1_000_000);
        assertThat(told.value("folkmoot_database_connections_most")).isPositive();
        assertThat(told.value("folkmoot_feed_complete")).isEqualTo(1);
        assertThat(told.says("folkmoot_feed_order_seconds{posts=\"recent\"}")).isTrue();
        assertThat(told.keys())
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "process_cpu_seconds_total")
                .anyMatch(key -> key.startsWith("jvm_gc_collection_seconds_count"))
                .anyMatch(key -> key.startsWith("jvm_threads_current"))
                .anyMatch(key -> key.startsWith("process_resident_memory_bytes"));
    }

    @Test
    void howeverManyComeThereAreNoMoreRowsAndNoNames() throws Exception {
        alpha.plain().get("/nowhere/at/all");
        alpha.plain().get("/c/garden");
        int before = alpha.metrics().keys().size();
        for (int n = 0; n < 30; n++) {
            alpha.plain().get("/nowhere/" + n);
            alpha.plain().get("/c/garden?order=new&n=" + n);
            alpha.plain().send("BREW" + n, "/c/garden", "", "");
        }
        MetricsText after = alpha.metrics();
        assertThat(after.keys()).hasSizeLessThan(before + 40).hasSizeLessThan(700);
        assertThat(after.keys()).noneMatch(key -> key.contains("ana") || key.contains("garden"));
        assertThat(after.keys()).noneMatch(key -> key.contains("localhost") || key.contains("/c/"));
    }

    @Test
    void whileTheDatabaseIsAwayTheNodeLivesAndIsNotReady() throws Exception {
        PlainClient probe = alpha.plain();
        assertThat(probe.get("/ready").text()).isEqualTo("{\"ready\":true}\n");
        String name = alpha.database().url().replaceFirst(".*/([^/?]+).*", "$1");
        elsewhere("alter database " + name + " allow_connections false");
        elsewhere("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        try {
            eventually(() -> probe.get("/ready").status() == 503);
            PlainClient.Answer away = probe.get("/ready");
            assertThat(away.text()).isEqualTo("{\"ready\":false,\"reason\":\"the database does not answer\"}\n");
            assertThat(away.header("cache-control")).isEqualTo("private, no-store");
            assertThat(away.header("content-type")).startsWith("application/json");
            assertThat(probe.get("/health").text()).isEqualTo("ok\n");
            assertThat(probe.get("/health").header("cache-control")).isEqualTo("private, no-store");
            eventually(() -> alpha.metrics().value("folkmoot_database_up") == 0);
            assertThat(alpha.metrics().says("folkmoot_ledger_head")).isFalse();
        } finally {
            elsewhere("alter database " + name + " allow_connections true");
        }
        eventually(() -> probe.get("/ready").status() == 200);
        eventually(() -> alpha.metrics().value("folkmoot_database_up") == 1);
    }

    @Test
    void aDatabaseThatAnotherVersionTookOverMakesItNotReady() throws Exception {
        PlainClient probe = alpha.plain();
        alpha.run("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, true)
                """);
        try {
            eventually(() -> probe.get("/ready").status() == 503);
            assertThat(probe.get("/ready").text()).contains("another version of the program");
        } finally {
            alpha.run("delete from flyway_schema_history where version = '9999'");
        }
        eventually(() -> probe.get("/ready").status() == 200);
    }

    @Test
    void everythingThatIsMeasuredIsExplained() throws IOException {
        String explained = Files.readString(Path.of("../docs/operating.md"));
        List<String> ours = alpha.metrics().families().stream()
                .filter(name -> name.startsWith("folkmoot_"))
                .toList();
        assertThat(ours)
                .hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(explained).contains("`" + name + "`"));
    }

    private void elsewhere(String sql) throws SQLException {
        try (Connection connection = ServerCheck.connect(alpha.database().named("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
