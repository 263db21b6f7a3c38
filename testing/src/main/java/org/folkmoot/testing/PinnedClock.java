package org.folkmoot.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until a test moves it. It begins at noon (UTC) on the first of March 2026, a Sunday.
public final class PinnedClock implements InstantSource {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves on; a negative duration goes back.
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    public synchronized void moveTo(Instant moment) {
        now = moment;
    }
}
