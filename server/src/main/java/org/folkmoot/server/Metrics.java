package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.folkmoot.database.PoolUse;
import org.folkmoot.federation.inbound.Settling.Fate;
import org.folkmoot.federation.store.TrafficView.Leaving;
import org.folkmoot.forum.ledger.Progress;
import org.jspecify.annotations.Nullable;

/// Everything that is measured, in the text format of Prometheus; `docs/operating.md` says what each means
/// and when to worry. Labels are words of this program alone: no name, no address, no server of others
/// stands in them.
final class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Settings settings;
    private final ForumRooms rooms;
    private final FederationRooms federation;
    private final Schedule schedule;
    private final Census census;

    Metrics(
            Settings settings,
            ForumRooms rooms,
            FederationRooms federation,
            Schedule schedule,
            RequestMeter requests,
            Census census) {
        this.settings = settings;
        this.rooms = rooms;
        this.federation = federation;
        this.schedule = schedule;
        this.census = census;
        requests.register(registry);
        database();
        ledger();
        inbox();
        deliveries();
        jobs();
        order();
        letters();
        storage();
        JvmMetrics.builder().register(registry);
    }

    /// All of it, as it is now.
    String text() {
        census.look();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(UTF_8);
    }

    private void database() {
        gauge("database_up", "1 when the database answered what is counted here, 0 when not.", told -> {
            told.call(census.seen() == null ? 0 : 1);
        });
        gauge(
                "database_connections",
                "Connections of this node to the database.",
                told -> {
                    PoolUse use = rooms.database.use();
                    if (use != null) {
                        told.call(use.used(), "used");
                        told.call(use.idle(), "idle");
                    }
                },
                "state");
        gauge("database_connections_most", "As many connections as this node may have.", told -> {
            PoolUse use = rooms.database.use();
            told.call(use == null ? 0 : use.most());
        });
        gauge("database_connections_awaited", "Who on this node waits for a connection.", told -> {
            PoolUse use = rooms.database.use();
            told.call(use == null ? 0 : use.waiting());
        });
    }

    private void ledger() {
        counter(
                "events_total",
                "What happened in the forum, by kind.",
                told -> rooms.events.counts().forEach((kind, count) -> told.call(count, kind)),
                "kind");
        counter(
                "votes_total",
                "Votes placed, turned or taken back.",
                told -> {
                    told.call(rooms.castVote.taken().ours(), "here");
                    told.call(rooms.castVote.taken().others(), "elsewhere");
                },
                "origin");
        gauge("ledger_head", "Position of the last event in the ledger.", counted((told, now, all) -> {
            told.call(all.ledger().head());
        }));
        gauge(
                "ledger_unplaced",
                "Events that wait for their position, counted up to 10,000.",
                counted((told, now, all) -> told.call(all.ledger().unplaced())));
        gauge(
                "ledger_lag",
                "Events that a consumer of the ledger has still to follow.",
                counted((told, now, all) -> {
                    long head = all.ledger().head();
                    for (Progress.Cursor cursor : all.ledger().cursors()) {
                        told.call(head - cursor.position(), cursor.consumer());
                    }
                    told.call(Math.max(0, head - rooms.index.position()), "order");
                }),
                "consumer");
    }

    private void inbox() {
        counter(
                "inbox_received_total",
                "Activities of other servers that were proven and kept.",
                told -> told.call(federation.reception.count()));
        counter(
                "inbox_settled_total",
                "What became of activities.",
                told -> {
                    for (Fate fate : Fate.values()) {
                        told.call(federation.settling.count(fate), word(fate));
                    }
                },
                "fate");
        gauge(
                "inbox_waiting",
                "Activities that are kept and not settled, counted up to 50,000.",
                counted((told, now, all) -> told.call(all.arriving().waiting())));
        gauge(
                "inbox_lanes_waiting",
                "Servers of which any activity waits, counted up to 1,000.",
                counted((told, now, all) -> told.call(all.arriving().lanes())));
        gauge(
                "inbox_lanes_long",
                "Servers of which more than 1,000 activities wait.",
                counted((told, now, all) -> told.call(all.arriving().longLanes())));
        gauge(
                "inbox_oldest_seconds",
                "Age of the activity that waits longest; 0 when none does.",
                counted((told, now, all) -> told.call(age(all.arriving().oldest(), now))));
    }

    private void deliveries() {
        gauge(
                "delivery_lanes_behind",
                "Servers that are not told of everything yet.",
                counted((told, now, all) -> all.leaving().forEach(one -> told.call(one.lanes(), state(one)))),
                "peers");
        gauge(
                "delivery_waiting",
                "Activities that the lanes of those servers have still to go through, summed over servers.",
                counted((told, now, all) -> all.leaving().forEach(one -> told.call(one.waiting(), state(one)))),
                "peers");
        gauge(
                "delivery_oldest_seconds",
                "Age of the oldest activity that any of them has still to be told; 0 when there is none.",
                counted((told, now, all) ->
                        all.leaving().forEach(one -> told.call(age(one.oldest(), now), state(one)))),
                "peers");
    }

    private void jobs() {
        counter(
                "job_runs_total",
                "How often a job ran.",
                told -> schedule.runs().forEach(runs -> told.call(runs.runs(), runs.job())),
                "job");
        counter(
                "job_failures_total",
                "How often a job ran in vain.",
                told -> schedule.runs().forEach(runs -> told.call(runs.failures(), runs.job())),
                "job");
        gauge(
                "job_last_success_timestamp_seconds",
                "When a job last ended well.",
                told -> {
                    for (JobRuns runs : schedule.runs()) {
                        Instant done = runs.done();
                        if (done != null) {
                            told.call(seconds(done), runs.job());
                        }
                    }
                },
                "job");
        gauge(
                "job_duration_seconds",
                "How long a job took the last time.",
                told -> schedule.runs().forEach(runs -> told.call(seconds(runs.took()), runs.job())),
                "job");
    }

    private void order() {
        gauge("feed_posts", "Posts that are in the index of posts.", told -> told.call(rooms.index.size()));
        gauge(
                "feed_complete",
                "1 when every post is in every order, 0 while older ones are still read or counted.",
                told -> told.call(rooms.index.complete() ? 1 : 0));
        gauge(
                "feed_order_seconds",
                "How long it took after the start until posts were in order.",
                told -> {
                    told.call(seconds(schedule.opened()), "recent");
                    Duration completed = schedule.completed();
                    if (completed != null) {
                        told.call(seconds(completed), "all");
                    }
                },
                "posts");
    }

    private void letters() {
        gauge(
                "mail_waiting",
                "Letters that wait to be sent, counted up to 10,000.",
                counted((told, now, all) -> told.call(all.letters().letters())));
        gauge(
                "mail_oldest_seconds",
                "Age of the oldest letter that waits; 0 when none does.",
                counted((told, now, all) -> told.call(age(all.letters().oldest(), now))));
    }

    private void storage() {
        gauge(
                "database_size_bytes",
                "What the database takes on its disk.",
                counted((told, now, all) -> told.call(all.size())));
        gauge("data_folder_free_bytes", "Free room where the data folder is.", told -> {
            Long free = Sampler.free(settings.data());
            if (free != null) {
                told.call(free);
            }
        });
    }

    /// Takes the rows of one metric.
    private interface Rows {
        void call(Number value, String... labels);
    }

    private interface Told {
        void tell(Rows told, Instant now, Census.Counted all);
    }

    /// Says nothing while the database is away: what was so before may be so no more.
    private Consumer<Rows> counted(Told tell) {
        return told -> {
            Census.Counted all = census.seen();
            if (all != null) {
                tell.tell(told, rooms.sources.clock().instant(), all);
            }
        };
    }

    private void gauge(String name, String help, Consumer<Rows> value, String... labels) {
        GaugeWithCallback.builder()
                .name("folkmoot_" + name)
                .help(help)
                .labelNames(labels)
                .callback(told -> value.accept((number, words) -> told.call(number.doubleValue(), words)))
                .register(registry);
    }

    private void counter(String name, String help, Consumer<Rows> value, String... labels) {
        CounterWithCallback.builder()
                .name("folkmoot_" + name)
                .help(help)
                .labelNames(labels)
                .callback(told -> value.accept((number, words) -> told.call(number.doubleValue(), words)))
                .register(registry);
    }

    private static String state(Leaving one) {
        return one.resting() ? "resting" : "answering";
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, seconds(Duration.between(since, now)));
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1e3;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
