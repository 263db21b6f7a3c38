package org.folkmoot.activitypub.federation.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How patient delivery is, and how much it does at once.
///
/// @param first    wait after the first failure
/// @param factor   how much longer each further wait is, 1.25–2
/// @param longest  wait, whatever a peer asks for
/// @param jitter   share by which a wait is longer or shorter by chance, so that not all come back at once
/// @param idle     how long the engine rests when nothing is due and nobody wakes it
/// @param atOnce   lanes that are served at one time
/// @param stint    parcels that a lane sends before others get their turn
/// @param patience failures of one parcel, by answers of the peer, after which it is tried whether the next one passes
public record Pace(
        Duration first,
        double factor,
        Duration longest,
        double jitter,
        Duration idle,
        int atOnce,
        int stint,
        int patience) {

    /// From 5 seconds, half as long again each time, to 12 hours; a fifth of chance.
    public static Pace usual() {
        return new Pace(Duration.ofSeconds(5), 1.5, Duration.ofHours(12), 0.2, Duration.ofSeconds(5), 128, 200, 8);
    }

    /// For servers on one machine that test each other: from a tenth of a second to two.
    public static Pace quick() {
        return new Pace(Duration.ofMillis(100), 1.5, Duration.ofSeconds(2), 0.2, Duration.ofMillis(100), 32, 200, 8);
    }

    /// How long to wait after so many failures in a row.
    ///
    /// @param failures at least 1
    public Duration wait(int failures, RandomGenerator chance) {
        double most = (double) longest.toMillis();
        double steady = first.toMillis() * Math.pow(factor, Math.min(failures - 1, 200));
        double bounded = Math.min(steady, most);
        double jittered = bounded * (1 - jitter + 2 * jitter * chance.nextDouble());
        return Duration.ofMillis(Math.round(Math.min(jittered, most)));
    }
}
