package org.folkmoot.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Locale;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.RequestWatch;
import org.folkmoot.http.RouteGroup.Guard;
import org.jspecify.annotations.Nullable;

/// Counts requests and how long they took, by the door they came in by and what they count as: never by
/// address, path or person, so that there is a bound to how many rows there are.
final class RequestMeter implements RequestWatch {

    private static final String NONE = "none";

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

    @Override
    public void answered(@Nullable Guard door, @Nullable LimitClass kind, int status, Duration took) {
        String in = door == null ? NONE : door.name().toLowerCase(Locale.ROOT);
        String what = kind == null ? NONE : kind.name().toLowerCase(Locale.ROOT);
        requests.labelValues(in, what, Integer.toString(status)).inc();
        durations.labelValues(in, what).observe(took.toNanos() / 1e9);
    }
}
