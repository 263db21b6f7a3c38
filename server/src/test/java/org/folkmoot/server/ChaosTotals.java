package org.folkmoot.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.folkmoot.server.ChaosFate.Kind;

/// What there was in one run, or in many, for people.
final class ChaosTotals {

    private final Map<String, AtomicInteger> deeds = new ConcurrentHashMap<>();
    private final Map<Kind, AtomicInteger> fates = new ConcurrentHashMap<>();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger partitions = new AtomicInteger();
    private final AtomicInteger crashes = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicInteger disagreements = new AtomicInteger();

    void deed(String kind, boolean done) {
        (done ? deeds.computeIfAbsent(kind, _ -> new AtomicInteger()) : refused).incrementAndGet();
    }

    void request(Kind fate) {
        fates.computeIfAbsent(fate, _ -> new AtomicInteger()).incrementAndGet();
    }

    void cutOff() {
        cutOff.incrementAndGet();
    }

    void partition() {
        partitions.incrementAndGet();
    }

    void crash() {
        crashes.incrementAndGet();
    }

    void checked(int states, int different) {
        checked.addAndGet(states);
        disagreements.addAndGet(different);
    }

    void add(ChaosTotals other) {
        other.deeds.forEach((kind, count) ->
                deeds.computeIfAbsent(kind, _ -> new AtomicInteger()).addAndGet(count.get()));
        other.fates.forEach((kind, count) ->
                fates.computeIfAbsent(kind, _ -> new AtomicInteger()).addAndGet(count.get()));
        cutOff.addAndGet(other.cutOff.get());
        partitions.addAndGet(other.partitions.get());
        crashes.addAndGet(other.crashes.get());
        refused.addAndGet(other.refused.get());
        checked.addAndGet(other.checked.get());
        disagreements.addAndGet(other.disagreements.get());
    }

    private int fate(Kind... kinds) {
        int sum = 0;
        for (Kind kind : kinds) {
            AtomicInteger count = fates.get(kind);
            sum += count == null ? 0 : count.get();
        }
        return sum;
    }

    private static int sum(Map<?, AtomicInteger> counts) {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /// On one line.
    String line() {
        return ("%d deeds (%d refused), %d requests: %d delayed, %d doubled, %d lost, %d answers lost, %d turned away,"
                        + " %d cut off; %d partitions, %d crashes; %d states compared, %d disagreements")
                .formatted(
                        sum(deeds),
                        refused.get(),
                        sum(fates),
                        fate(Kind.SLOW, Kind.HELD),
                        fate(Kind.TWICE, Kind.AGAIN_LATER),
                        fate(Kind.LOST),
                        fate(Kind.ANSWER_LOST, Kind.BAD_GATEWAY),
                        fate(Kind.UNAVAILABLE, Kind.TOO_MANY),
                        cutOff.get(),
                        partitions.get(),
                        crashes.get(),
                        checked.get(),
                        disagreements.get());
    }

    /// How many deeds of each kind.
    String kinds() {
        return new TreeMap<>(deeds)
                .entrySet().stream()
                        .map(kind -> kind.getValue().get() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }
}
