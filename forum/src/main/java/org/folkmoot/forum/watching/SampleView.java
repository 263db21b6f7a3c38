package org.folkmoot.forum.watching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.jspecify.annotations.Nullable;

/// How the nodes were, put together over all of them.
public final class SampleView {

    private static final String POINTS = """
            select date_bin(cast(:step as interval), at, timestamptz 'epoch') as at,
                   sum(browser)::bigint as browser, sum(app)::bigint as app, sum(peer)::bigint as peer,
                   sum(other)::bigint as other, sum(failures)::bigint as failures,
                   avg(half_millis)::double precision as half_millis, max(most_millis)::double precision as most_millis,
                   max(ledger_lag) as ledger_lag, max(inbox_waiting) as inbox_waiting, max(inbox_seconds) as inbox_seconds,
                   max(telling_waiting) as telling_waiting, max(telling_seconds) as telling_seconds, max(resting) as resting,
                   max(letters) as letters, max(letters_seconds) as letters_seconds,
                   max(heap) as heap, max(heap_most) as heap_most, max(database_size) as database_size,
                   min(folder_free) as folder_free
            from node_sample
            where span = :span and at >= :since
            group by 1
            order by 1
            """;

    private static final String NODES = """
            select distinct on (node) node, at, heap, heap_most, connections, connections_most, connections_awaited,
                   feed_posts, feed_complete, failing_jobs
            from node_sample
            where span = 'MINUTE' and at >= :since
            order by node, at desc
            """;

    private final Database database;

    public SampleView(Database database) {
        this.database = database;
    }

    /// How it was in some time, over all nodes: sums of what was done, the worst of what waited.
    ///
    /// @param at         when that time began
    /// @param folderFree null where nobody says
    public record Point(
            Instant at,
            long browser,
            long app,
            long peer,
            long other,
            long failures,
            @Nullable Double halfMillis,
            @Nullable Double mostMillis,
            long ledgerLag,
            long inboxWaiting,
            long inboxSeconds,
            long tellingWaiting,
            long tellingSeconds,
            long resting,
            long letters,
            long lettersSeconds,
            long heap,
            long heapMost,
            long databaseSize,
            @Nullable Long folderFree) {

        /// By whichever door.
        public long requests() {
            return browser + app + peer + other;
        }
    }

    /// How a node was when it last told.
    ///
    /// @param failingJobs one a line; empty when none fails
    public record Node(
            String node,
            Instant at,
            long heap,
            long heapMost,
            int connections,
            int connectionsMost,
            int connectionsAwaited,
            long feedPosts,
            boolean feedComplete,
            String failingJobs) {}

    /// How it was since then, in steps of this length; steps in which no node ran are left out. What is older than two
    /// days is there by hours only.
    ///
    /// @param step a minute or more; an hour or more makes it read the hours
    public List<Point> points(Instant since, Duration step) {
        boolean hours = step.compareTo(Duration.ofHours(1)) >= 0;
        return database.readEach(transaction -> transaction
                .query(POINTS)
                .bind("step", step.toSeconds() + " seconds")
                .bind("span", hours ? "HOUR" : "MINUTE")
                .bind("since", since)
                .mapTo(Point.class)
                .list());
    }

    /// The nodes that told anything since then.
    public List<Node> nodes(Instant since) {
        return database.readEach(transaction ->
                transaction.query(NODES).bind("since", since).mapTo(Node.class).list());
    }
}
