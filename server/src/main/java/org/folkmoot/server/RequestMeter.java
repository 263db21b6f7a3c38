package org.folkmoot.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.folkmoot.forum.watching.Sample;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.RequestWatch;
import org.folkmoot.http.RouteGroup.Guard;
import org.jspecify.annotations.Nullable;

/// Counts requests and how long they took, by the door they came in by and what they count as: never by
/// address, path or person, so that there is a bound to how many rows there are.
final class RequestMeter implements RequestWatch {

    private static final String NONE = "none";
    private static final List<String> DOORS = List.of("browser", "app", "peer");

    private final Counter requests = Counter.builder()
            .name("folkmoot_http_requests_total")
            .help("Requests answered, by door, by what they count as, and by status.")
            .labelNames("door", "kind", "status")
            .build();

    private final Histogram durations = Histogram.builder()
            .name("folkmoot_http_request_duration_seconds")
            .help("How long answers took to be made, without being sent.")
            .labelNames("door", "kind")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
            .withoutExemplars()
            .build();

    void register(PrometheusRegistry registry) {
        registry.register(requests);
        registry.register(durations);
    }

    /// What was counted so far.
    ///
    /// @param doors    requests by door, in the order of [#DOORS]; others are among the last
    /// @param failures those answered with 5xx
    /// @param bounds   the upper ends, in seconds, of the classes into which answers to browsers fall
    /// @param counts   how many fell into each
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Reading(long[] doors, long failures, double[] bounds, long[] counts) {

        /// What came since an earlier one.
        Sample.Requests since(Reading before) {
            long[] fresh = new long[counts.length];
            for (int at = 0; at < fresh.length; at++) {
                fresh[at] = counts[at] - (before.counts.length == 0 ? 0 : before.counts[at]);
            }
            return new Sample.Requests(
                    doors[0] - before.doors[0],
                    doors[1] - before.doors[1],
                    doors[2] - before.doors[2],
                    doors[3] - before.doors[3],
                    failures - before.failures,
                    Quantile.millis(bounds, fresh, 0.5),
                    Quantile.millis(bounds, fresh, 0.95));
        }
    }

    Reading reading() {
        long[] doors = new long[DOORS.size() + 1];
        long failures = 0;
        for (var counted : requests.collect().getDataPoints()) {
            long count = (long) counted.getValue();
            int door = DOORS.indexOf(String.valueOf(counted.getLabels().get("door")));
            doors[door < 0 ? DOORS.size() : door] += count;
            if (String.valueOf(counted.getLabels().get("status")).startsWith("5")) {
                failures += count;
            }
        }
        double[] bounds = {};
        long[] counts = {};
        for (var timed : durations.collect().getDataPoints()) {
            if ("browser".equals(timed.getLabels().get("door"))) {
                ClassicHistogramBuckets classes = timed.getClassicBuckets();
                if (counts.length == 0) {
                    bounds = new double[classes.size()];
                    counts = new long[classes.size()];
                }
                for (int at = 0; at < classes.size(); at++) {
                    bounds[at] = classes.getUpperBound(at);
                    counts[at] += classes.getCount(at);
                }
            }
        }
        return new Reading(doors, failures, bounds, counts);
    }

    @Override
    public void answered(@Nullable Guard door, @Nullable LimitClass kind, int status, Duration took) {
        String in = door == null ? NONE : door.name().toLowerCase(Locale.ROOT);
        String what = kind == null ? NONE : kind.name().toLowerCase(Locale.ROOT);
        requests.labelValues(in, what, Integer.toString(status)).inc();
        durations.labelValues(in, what).observe(took.toNanos() / 1e9);
    }
}
