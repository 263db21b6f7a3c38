package org.folkmoot.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.Ledger;

/// Counts what happens in the forum by its kind, as one who follows the ledger: each event once, on one
/// node.
final class EventCount {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /// A consumer's work, with everything counted that it has done.
    DurableConsumer.Work counting(DurableConsumer.Work work) {
        return (transaction, entries) -> {
            work.apply(transaction, entries);
            transaction.afterCommit(() -> entries.forEach(this::count));
        };
    }

    private void count(Ledger.Entry entry) {
        counts.computeIfAbsent(entry.event().getClass().getSimpleName(), kind -> new LongAdder())
                .increment();
    }

    /// How often each kind happened since this node started.
    Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }
}
