package org.folkmoot.forum.ledger;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.EventId;
import org.folkmoot.values.IdSource;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Takes down what happened, in the transaction of the deed that made it happen, and hands it on in the order of
/// positions.
///
/// An event has no position when it is written: ids and clocks run ahead of commits, so a reader who asks for
/// everything
/// after the last one seen would miss what commits late. The [Sequencer] gives positions to committed events only.
public final class Ledger {

    private final LedgerStore store = new LedgerStore();
    private final IdSource ids;
    private final InstantSource clock;
    private final Bell bell;
    private final OwnDeeds ownDeeds;

    /// @param bell rung after each commit that brought news
    public Ledger(IdSource ids, InstantSource clock, Bell bell, OwnDeeds ownDeeds) {
        this.ids = ids;
        this.clock = clock;
        this.bell = bell;
        this.ownDeeds = ownDeeds;
    }

    /// Takes down one event. It exists when, and only when, the transaction commits.
    ///
    /// @param by whose deed it was, who will want to see it at once; null when nobody here waits for it
    public EventId append(Transaction transaction, ForumEvent event, @Nullable PersonId by) {
        EventId id = new EventId(ids.next());
        store.append(transaction, clock.instant(), id, event);
        transaction.afterCommit(() -> {
            if (by != null) {
                ownDeeds.done(by, id);
            }
            bell.ring();
        });
        return id;
    }

    /// Takes down many events for which nobody here waits.
    public void append(Transaction transaction, Collection<? extends ForumEvent> events) {
        if (!events.isEmpty()) {
            Map<EventId, ForumEvent> named = new LinkedHashMap<>();
            events.forEach(event -> named.put(new EventId(ids.next()), event));
            store.append(transaction, clock.instant(), named);
            transaction.afterCommit(bell::ring);
        }
    }

    /// The events after a position, in order.
    ///
    /// @param limit how many at most
    public List<Entry> after(Transaction transaction, long position, int limit) {
        return store.after(transaction, position, limit).stream()
                .map(row -> new Entry(row.id(), row.position(), EventCodec.read(row.kind(), row.body())))
                .toList();
    }

    /// The highest position given so far; 0 when there is none.
    public long head(Transaction transaction) {
        return store.head(transaction);
    }

    /// How many events somebody who follows the ledger has not seen yet.
    public long waiting(Transaction transaction) {
        return store.waiting(transaction);
    }

    /// How far it is, and who follows how far.
    public Progress progress(Transaction transaction) {
        return new Progress(store.head(transaction), store.unplaced(transaction), store.cursors(transaction));
    }

    /// An event that has its place.
    public record Entry(EventId id, long position, ForumEvent event) {}
}
