package org.folkmoot.forum.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.folkmoot.database.Transaction;

/// Writes `node_sample`. The only place that does.
final class SampleStore {

    private static final Duration MINUTES_KEPT = Duration.ofDays(2);
    private static final Duration HOURS_KEPT = Duration.ofDays(90);
    /// An hour after which nobody ran is summed up by whoever runs next, if its minutes are still there.
    private static final Duration LOOK_BACK = MINUTES_KEPT.minusHours(1);

    /// What comes twice in a minute is put together: a node that started anew counts from nothing.
    private static final String KEEP = """
            insert into node_sample (span, at, node, browser, app, peer, other, failures, half_millis, most_millis,
              ledger_lag, inbox_waiting, inbox_seconds, telling_waiting, telling_seconds, resting, letters, letters_seconds,
              heap, heap_most, database_size, folder_free, connections, connections_most, connections_awaited, feed_posts,
              feed_complete, failing_jobs)
            values ('MINUTE', :at, :node, :browser, :app, :peer, :other, :failures, :halfMillis, :mostMillis,
              :ledgerLag, :inbox, :inboxSeconds, :telling, :tellingSeconds, :resting, :letters, :lettersSeconds,
              :heap, :heapMost, :databaseSize, :folderFree, :connections, :connectionsMost, :connectionsAwaited, :feedPosts,
              :feedComplete, :failingJobs)
            on conflict (span, at, node) do update set
              browser = node_sample.browser + excluded.browser, app = node_sample.app + excluded.app,
              peer = node_sample.peer + excluded.peer, other = node_sample.other + excluded.other,
              failures = node_sample.failures + excluded.failures,
              half_millis = coalesce(excluded.half_millis, node_sample.half_millis),
              most_millis = greatest(node_sample.most_millis, excluded.most_millis),
              ledger_lag = excluded.ledger_lag, inbox_waiting = excluded.inbox_waiting,
              inbox_seconds = excluded.inbox_seconds, telling_waiting = excluded.telling_waiting,
              telling_seconds = excluded.telling_seconds, resting = excluded.resting, letters = excluded.letters,
              letters_seconds = excluded.letters_seconds, heap = excluded.heap, heap_most = excluded.heap_most,
              database_size = excluded.database_size, folder_free = excluded.folder_free,
              connections = excluded.connections, connections_most = excluded.connections_most,
              connections_awaited = excluded.connections_awaited, feed_posts = excluded.feed_posts,
              feed_complete = excluded.feed_complete, failing_jobs = excluded.failing_jobs
            """;

    /// Every hour that is over and was not summed up yet: sums of what was done, the worst of what waited.
    private static final String SUM_UP = """
            insert into node_sample (span, at, node, browser, app, peer, other, failures, half_millis, most_millis,
              ledger_lag, inbox_waiting, inbox_seconds, telling_waiting, telling_seconds, resting, letters, letters_seconds,
              heap, heap_most, database_size, folder_free, connections, connections_most, connections_awaited, feed_posts,
              feed_complete, failing_jobs)
            select 'HOUR', date_bin('1 hour', at, timestamptz 'epoch') as hour, node, sum(browser), sum(app), sum(peer),
              sum(other), sum(failures), avg(half_millis), max(most_millis), max(ledger_lag), max(inbox_waiting),
              max(inbox_seconds), max(telling_waiting), max(telling_seconds), max(resting), max(letters),
              max(letters_seconds), max(heap), max(heap_most), max(database_size), min(folder_free), max(connections),
              max(connections_most), max(connections_awaited), max(feed_posts), bool_and(feed_complete), ''
            from node_sample
            where span = 'MINUTE' and at >= date_bin('1 hour', cast(:since as timestamptz), timestamptz 'epoch')
              and at < date_bin('1 hour', cast(:now as timestamptz), timestamptz 'epoch')
            group by hour, node
            on conflict (span, at, node) do nothing
            """;

    private static final String FORGET = """
            delete from node_sample
            where (span = 'MINUTE' and at < :minutes) or (span = 'HOUR' and at < :hours)
            """;

    void keep(Transaction transaction, Sample sample, Instant now) {
        transaction
                .update(KEEP)
                .bind("at", now.truncatedTo(ChronoUnit.MINUTES))
                .bindMethods(sample.requests())
                .bindMethods(sample.waits())
                .bindMethods(sample.room())
                .bindMethods(sample)
                .execute();
    }

    void sumUp(Transaction transaction, Instant now) {
        transaction
                .update(SUM_UP)
                .bind("since", now.minus(LOOK_BACK))
                .bind("now", now)
                .execute();
    }

    void forget(Transaction transaction, Instant now) {
        transaction
                .update(FORGET)
                .bind("minutes", now.minus(MINUTES_KEPT))
                .bind("hours", now.minus(HOURS_KEPT))
                .execute();
    }
}
