package org.folkmoot.forum.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.EventId;

/// Reads and writes `event`, `ledger_head` and `consumer_cursor`. The only place that does.
final class LedgerStore {

    /// What nearly every deed does.
    private static final Question<Integer> APPEND_ONE = Question.of("""
            insert into event (happened_on, id, happened_at, kind, body)
            values ((cast(:at as timestamptz) at time zone 'utc')::date, cast(:id as uuid), :at, :kind,
              cast(:body as jsonb))
            returning 1
            """, Columns::nextInt, "at", "id", "kind", "body");

    private static final String APPEND = """
            insert into event (happened_on, id, happened_at, kind, body)
            select :day, id, :at, kind, cast(body as jsonb)
            from unnest(:ids, :kinds, :bodies) as event (id, kind, body)
            """;

    /// Whoever holds this lock gives positions; it is freed when the transaction ends, however it ends.
    private static final String LOCK = "select pg_try_advisory_xact_lock(7051320141)";

    /// Gives the events that are committed and wait the positions after the last one given. One that commits while this
    /// runs is not seen, and gets its position the next time.
    private static final String SEQUENCE = """
            with waiting as (
              select happened_on, id, row_number() over (order by happened_at, id) as place
              from event where position is null
              order by happened_at, id
              limit :limit),
            moved as (
              update ledger_head set position = position + (select count(*) from waiting)
              where exists (select from waiting)
              returning position)
            update event
            set position = (select position from moved) - (select count(*) from waiting) + waiting.place
            from waiting
            where (event.happened_on, event.id) = (waiting.happened_on, waiting.id)
            """;

    private static final String AFTER = """
            select id, position, kind, body::text as body from event
            where position > :cursor
            order by position
            limit :limit
            """;

    /// An event as its row holds it.
    record Row(EventId id, long position, String kind, String body) {}

    void append(Transaction transaction, Instant at, EventId id, ForumEvent event) {
        transaction.ask(APPEND_ONE, at, id.value().toString(), EventCodec.kind(event), EventCodec.write(event));
    }

    void append(Transaction transaction, Instant at, Map<EventId, ForumEvent> events) {
        transaction
                .update(APPEND)
                .bind("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
                .bind("at", at)
                .bindArray(
                        "ids",
                        UUID.class,
                        events.keySet().stream().map(EventId::value).toList())
                .bindArray(
                        "kinds",
                        String.class,
                        events.values().stream().map(EventCodec::kind).toList())
                .bindArray(
                        "bodies",
                        String.class,
                        events.values().stream().map(EventCodec::write).toList())
                .execute();
    }

    /// Whether any event waits for its position.
    boolean anyUnplaced(Transaction transaction) {
        return transaction
                .query("select exists (select from event where position is null)")
                .mapTo(Boolean.class)
                .one();
    }

    boolean lockSequence(Transaction transaction) {
        return transaction.query(LOCK).mapTo(Boolean.class).one();
    }

    /// Answers how many events got their position.
    int sequence(Transaction transaction, int limit) {
        return transaction.update(SEQUENCE).bind("limit", limit).execute();
    }

    List<Row> after(Transaction transaction, long cursor, int limit) {
        return transaction
                .query(AFTER)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list();
    }

    long head(Transaction transaction) {
        return transaction
                .query("select position from ledger_head")
                .mapTo(Long.class)
                .one();
    }

    /// Events that have no position yet, or that the slowest consumer has not passed.
    long waiting(Transaction transaction) {
        return transaction.query("""
                        select (select count(*) from event where position is null)
                          + (select position from ledger_head)
                          - coalesce((select min(position) from consumer_cursor), 0)
                        """).mapTo(Long.class).one();
    }

    /// Through the index of those that wait (`event_waiting`), which is nearly empty while anybody
    /// sequences.
    long unplaced(Transaction transaction) {
        return transaction
                .query("select count(*) from (select from event where position is null limit 10000) waiting")
                .mapTo(Long.class)
                .one();
    }

    /// The whole table: one row for each consumer.
    List<Progress.Cursor> cursors(Transaction transaction) {
        return transaction
                .query("select consumer, position from consumer_cursor order by consumer")
                .mapTo(Progress.Cursor.class)
                .list();
    }

    /// Where a consumer stands, from now on locked until the transaction ends; 0 for one that never ran.
    long lockCursor(Transaction transaction, String consumer, Instant now) {
        transaction
                .update("insert into consumer_cursor values (:consumer, 0, :now) on conflict do nothing")
                .bind("consumer", consumer)
                .bind("now", now)
                .execute();
        return transaction
                .query("select position from consumer_cursor where consumer = :consumer for update")
                .bind("consumer", consumer)
                .mapTo(Long.class)
                .one();
    }

    void moveCursor(Transaction transaction, String consumer, long position, Instant now) {
        transaction
                .update("update consumer_cursor set position = :position, moved_at = :now where consumer = :consumer")
                .bind("consumer", consumer)
                .bind("position", position)
                .bind("now", now)
                .execute();
    }
}
