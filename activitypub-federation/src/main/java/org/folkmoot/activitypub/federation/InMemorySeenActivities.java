package org.folkmoot.activitypub.federation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was received in the last seven days, for as long as the process lives and as far as its bound
/// reaches.
public final class InMemorySeenActivities implements SeenActivities {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Bounded<String, Instant> seen;
    private final InstantSource clock;

    /// @param most how many marks are kept
    public InMemorySeenActivities(int most, InstantSource clock) {
        this.seen = new Bounded<>(most);
        this.clock = clock;
    }

    @Override
    public synchronized boolean knowsAny(List<String> marks) {
        return marks.stream().anyMatch(mark -> fresh(seen.find(mark)));
    }

    @Override
    public synchronized boolean remember(List<String> marks) {
        if (knowsAny(marks)) {
            return false;
        }
        Instant now = clock.instant();
        marks.forEach(mark -> seen.put(mark, now));
        return true;
    }

    private boolean fresh(@Nullable Instant at) {
        return at != null && clock.instant().isBefore(at.plus(KEPT));
    }
}
