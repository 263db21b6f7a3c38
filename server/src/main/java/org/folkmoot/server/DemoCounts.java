package org.folkmoot.server;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.values.Outcome;

/// Counts what was done in a story, each thing through the deed that does it for everybody.
final class DemoCounts {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    /// Counts a deed that was done, and answers what came of it.
    ///
    /// @throws IllegalStateException when it was refused: the story is wrong then
    <T> T done(String what, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            count(what);
            return value;
        }
        throw new IllegalStateException(what + ": " + outcome);
    }

    void count(String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    long of(String what) {
        LongAdder counted = counts.get(what);
        return counted == null ? 0 : counted.sum();
    }

    /// Everything that was counted, by name.
    Map<String, LongAdder> all() {
        return Map.copyOf(counts);
    }
}
