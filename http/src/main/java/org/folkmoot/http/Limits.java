package org.folkmoot.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Counts requests by address and by person, on this node, and says how long to wait when there were too many.
///
/// Whoever holds an IPv6 network has more addresses than anybody could count, so these are counted by network: a /64
/// like one address, a /56 and a /48 four and sixteen times as generously, as Lemmy does.
final class Limits {

    /// Addresses remembered at once, about 20 MB at most; the least used are forgotten first.
    private static final long MOST_BUCKETS = 100_000;

    private final Map<LimitClass, Rate> rates;
    private final TimeMeter clock;
    private final Cache<Counted, Bucket> buckets;

    /// What one bucket counts.
    private record Counted(LimitClass limit, String whose, int factor) {}

    Limits(Map<LimitClass, Rate> rates, InstantSource clock) {
        this.rates = Map.copyOf(rates);
        this.clock = meter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(longest(rates))
                .build();
    }

    /// Counts one request and says how long to wait before the next try: zero when this one may pass. One that may not
    /// pass is not counted, so that trying again and again makes nobody's wait longer.
    Duration count(LimitClass limit, InetAddress address, @Nullable PersonId person) {
        List<Bucket> counted = new ArrayList<>();
        for (Counted each : counted(limit, address, person)) {
            counted.add(buckets.get(each, this::bucket));
        }
        long wait = 0;
        for (Bucket bucket : counted) {
            wait = Math.max(wait, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        for (Bucket bucket : counted) {
            bucket.tryConsume(1);
        }
        return Duration.ZERO;
    }

    private static List<Counted> counted(LimitClass limit, InetAddress address, @Nullable PersonId person) {
        List<Counted> all = new ArrayList<>();
        if (address instanceof Inet6Address) {
            String bytes = HexFormat.of().formatHex(address.getAddress());
            all.add(new Counted(limit, bytes.substring(0, 16), 1));
            all.add(new Counted(limit, bytes.substring(0, 14), 4));
            all.add(new Counted(limit, bytes.substring(0, 12), 16));
        } else {
            all.add(new Counted(limit, address.getHostAddress(), 1));
        }
        if (person != null) {
            all.add(new Counted(limit, "person " + person.value(), 1));
        }
        return all;
    }

    private Bucket bucket(Counted counted) {
        Rate rate = rates.getOrDefault(counted.limit(), counted.limit().usual()).times(counted.factor());
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.period()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static Duration longest(Map<LimitClass, Rate> rates) {
        Duration longest = Duration.ofHours(1);
        for (Rate rate : rates.values()) {
            longest = rate.period().compareTo(longest) > 0 ? rate.period() : longest;
        }
        return longest;
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Instant.EPOCH.until(clock.instant(), ChronoUnit.NANOS);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
