package org.folkmoot.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock for a story that took weeks: it runs behind the real one, and catches up by leaps.
final class DemoClock implements InstantSource {

    private final InstantSource real;
    private volatile Duration behind;

    /// @param behind how far it begins behind the real one
    DemoClock(InstantSource real, Duration behind) {
        this.real = real;
        this.behind = behind;
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
    }

    /// Leaps to so long before the present; never backwards.
    void leap(Duration before) {
        if (before.compareTo(behind) > 0) {
            throw new IllegalArgumentException("Time does not go back");
        }
        behind = before;
    }
}
