package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.jspecify.annotations.Nullable;

/// How much waits on the ways in and out, in sums that name no server: cheap enough to be asked every few
/// seconds, also when very much waits. Reads only.
public final class TrafficView {

    /// Each lane by one step through `received_waiting`, and its first by one more. What waits is counted
    /// through the same index, up to a bound.
    private static final String ARRIVING = """
            with recursive lane as (
              (select peer from received where settled_at is null order by peer limit 1)
              union all
              select (select received.peer from received
                      where settled_at is null and received.peer > lane.peer
                      order by received.peer limit 1)
              from lane where lane.peer is not null),
            first as (
              select (select received_at from received
                      where received.peer = lane.peer and settled_at is null
                      order by position limit 1) as received_at,
                     (select count(*) from (
                        select from received
                        where received.peer = lane.peer and settled_at is null limit 1001) most) as length
              from lane where lane.peer is not null
              limit 1000)
            select (select count(*) from (
                      select from received where settled_at is null limit 50000) most) as waiting,
                   count(*) as lanes, count(*) filter (where length > 1000) as long_lanes, min(received_at) as oldest
            from first
            """;

    /// One row for each server that is told anything, and for those behind one step through the key of
    /// `outgoing`.
    private static final String LEAVING = """
            with head as (select coalesce(max(position), 0) as position from outgoing),
            behind as (
              select lane.failures > 0 as resting, head.position - lane.cursor as distance,
                     (select made_at from outgoing where position > lane.cursor order by position limit 1) as made_at
              from delivery_lane lane cross join head
              where lane.cursor < head.position)
            select state.resting, count(behind.distance) as lanes, coalesce(sum(behind.distance), 0)::bigint as waiting,
                   min(made_at) as oldest
            from (values (false), (true)) as state (resting)
            left join behind on behind.resting = state.resting
            group by state.resting
            order by state.resting
            """;

    /// What was acknowledged and is not settled.
    ///
    /// @param waiting   activities, counted up to 50,000
    /// @param lanes     servers of which any waits, counted up to 1,000
    /// @param longLanes of those, in how many more than 1,000 wait
    /// @param oldest    when the one that waits longest came; null when none waits
    public record Arriving(
            long waiting,
            long lanes,
            long longLanes,
            @Nullable Instant oldest) {}

    /// What servers are still to be told.
    ///
    /// @param resting whether it is about those that could not be reached last
    /// @param lanes   servers that are not told of everything
    /// @param waiting activities that their lanes are still to go through, also those that do not concern
    ///                them
    /// @param oldest  when the oldest of these was made; null when there is none
    public record Leaving(
            boolean resting,
            long lanes,
            long waiting,
            @Nullable Instant oldest) {}

    /// Whom we tell of anything, and whom we could not reach last.
    public record Reached(long all, long resting) {}

    /// One row for each server that is told anything.
    public Reached reached(Transaction transaction) {
        return transaction
                .query("select count(*) as all, count(*) filter (where failures > 0) as resting from delivery_lane")
                .mapTo(Reached.class)
                .one();
    }

    /// A server that was reached last, and was told the newest of all; empty when there is none.
    public Optional<String> answering(Transaction transaction) {
        return transaction
                .query("select peer from delivery_lane where failures = 0 order by cursor desc, peer limit 1")
                .mapTo(String.class)
                .findOne();
    }

    public Arriving arriving(Transaction transaction) {
        return transaction.query(ARRIVING).mapTo(Arriving.class).one();
    }

    /// Those that answer, and those that rest.
    public List<Leaving> leaving(Transaction transaction) {
        return transaction.query(LEAVING).mapTo(Leaving.class).list();
    }
}
