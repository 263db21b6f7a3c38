package org.folkmoot.federation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.SignsOfLife.Sign;
import org.folkmoot.rules.peers.InboxBudget;
import org.jspecify.annotations.Nullable;

/// Reads and writes `received` and `inbox_lane`: what peers brought and we acknowledged, until it is settled. The only
/// place that does.
public final class ReceivedStore {

    private static final String KEEP = """
            insert into received (received_on, peer, activity_id, signer, body, received_at)
            select (received_at at time zone 'utc')::date, peer, activity_id, signer, body, received_at
            from unnest(:peers, :activities, :signers, :bodies, :moments)
              with ordinality as activity (peer, activity_id, signer, body, received_at, place)
            order by place
            """;

    /// A lane is locked by whoever serves it; this must not wait for them, and `do nothing` does not.
    private static final String LANE = """
            insert into inbox_lane (peer, served_at)
            select distinct peer, timestamptz 'epoch' from unnest(:peers) peer order by peer
            on conflict (peer) do nothing
            """;

    /// The peers of which something waits, each found by one step through the index.
    private static final String LOCK = """
            with recursive waiting as (
              (select peer from received where settled_at is null order by peer limit 1)
              union all
              select (select received.peer from received
                      where settled_at is null and received.peer > waiting.peer
                      order by received.peer limit 1)
              from waiting where waiting.peer is not null)
            select peer from inbox_lane
            where peer in (select peer from waiting) and peer <> all (:except)
              and exists (select from received
                          where received.peer = inbox_lane.peer and settled_at is null
                            and (not_before is null or not_before <= :now))
            order by served_at
            limit 1
            for update skip locked
            """;

    private static final String NEXT = """
            select received_on, position, peer, activity_id, signer, body, received_at, attempts, done
            from received
            where peer = :peer and settled_at is null and (not_before is null or not_before <= :now)
            order by position
            limit :limit
            """;

    private static final String WAITING = """
            select count(*) filter (where not_before is null or not_before <= :now) as due, count(*) as waiting,
                   coalesce(sum(octet_length(body)), 0)::bigint as bytes
            from (select not_before, body from received where peer = :peer and settled_at is null limit :most) lane
            """;

    /// Something that waits to be understood.
    ///
    /// @param peer     the server that brought it
    /// @param signer   the actor whose key signed it
    /// @param body     as it came
    /// @param attempts how often it was tried before
    /// @param done     whether it had its effect, and only what it is about has to be read anew
    @SuppressWarnings("ArrayRecordComponent") // rows are read and applied, never compared
    public record Waiting(
            LocalDate receivedOn,
            long position,
            String peer,
            String activityId,
            String signer,
            byte[] body,
            Instant receivedAt,
            int attempts,
            boolean done) {}

    /// Something that was brought and proven.
    ///
    /// @param signer the actor whose key signed it
    /// @param body   as it came
    @SuppressWarnings("ArrayRecordComponent") // written down, never compared
    public record Brought(String peer, String activityId, String signer, byte[] body, Instant at) {}

    /// Keeps them in this order, each in its server's lane.
    public void keep(Transaction transaction, List<Brought> brought) {
        List<String> peers = brought.stream().map(Brought::peer).toList();
        transaction.update(LANE).bindArray("peers", String.class, peers).execute();
        transaction
                .update(KEEP)
                .bindArray("peers", String.class, peers)
                .bindArray(
                        "activities",
                        String.class,
                        brought.stream().map(Brought::activityId).toList())
                .bindArray(
                        "signers",
                        String.class,
                        brought.stream().map(Brought::signer).toList())
                .bindArray(
                        "bodies",
                        byte[].class,
                        brought.stream().map(Brought::body).toList())
                .bindArray(
                        "moments",
                        Instant.class,
                        brought.stream().map(Brought::at).toList())
                .execute();
    }

    /// The lane that waits longest to be served and that nobody serves now, locked until the transaction ends.
    ///
    /// @param except servers whose lanes are left alone
    public Optional<String> lockLane(Transaction transaction, Collection<String> except, Instant now) {
        return transaction
                .query(LOCK)
                .bindArray("except", String.class, List.copyOf(except))
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
    }

    public List<Waiting> next(Transaction transaction, String peer, Instant now, int limit) {
        return transaction
                .query(NEXT)
                .bind("peer", peer)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Waiting.class)
                .list();
    }

    /// An activity that an actor brought itself within the last seven days, as it came.
    public Optional<byte[]> body(Transaction transaction, String activityId, String signer) {
        return transaction
                .query("""
                        select body from received where activity_id = :activity and signer = :signer
                        order by received_on desc, position desc limit 1
                        """)
                .bind("activity", activityId)
                .bind("signer", signer)
                .mapTo(byte[].class)
                .findFirst();
    }

    /// How much of what a server brought is not dealt with.
    ///
    /// @param most counted at most
    public InboxBudget.Waiting waiting(Transaction transaction, String peer, Instant now, int most) {
        return transaction
                .query(WAITING)
                .bind("peer", peer)
                .bind("now", now)
                .bind("most", most)
                .mapTo(InboxBudget.Waiting.class)
                .one();
    }

    /// Remembers that the lane had its turn.
    public void served(Transaction transaction, String peer, Instant now) {
        transaction
                .update("update inbox_lane set served_at = :now where peer = :peer")
                .bind("peer", peer)
                .bind("now", now)
                .execute();
    }

    /// When each server last brought something; those that never did are left out.
    public List<Sign> lastBrought(Transaction transaction) {
        return transaction
                .query("select peer as domain, served_at as at from inbox_lane where served_at > timestamptz 'epoch'")
                .mapTo(Sign.class)
                .list();
    }

    /// Nothing more is to be done about it.
    ///
    /// @param outcome what became of it, in a few words
    public void settle(Transaction transaction, Waiting waiting, String outcome, Instant now) {
        settle(transaction, List.of(waiting), outcome, now);
    }

    /// Nothing more is to be done about these, of which the same became.
    public void settle(Transaction transaction, List<Waiting> settled, String outcome, Instant now) {
        transaction
                .update("""
                        update received set settled_at = :now, outcome = :outcome
                        from unnest(:days, :positions) as settled (day, place)
                        where received_on = settled.day and position = settled.place
                        """)
                .bind("now", now)
                .bind("outcome", outcome)
                .bindArray(
                        "days",
                        LocalDate.class,
                        settled.stream().map(Waiting::receivedOn).toList())
                .bindArray(
                        "positions",
                        Long.class,
                        settled.stream().map(Waiting::position).toList())
                .execute();
    }

    /// An activity that waits for something.
    ///
    /// @param address of what it waits for
    /// @param until   when it is tried again
    public record WaitsFor(long position, String address, Instant until) {}

    /// What activities of a lane wait for that are not due yet.
    public List<WaitsFor> waitsFor(Transaction transaction, String peer, Instant now) {
        return transaction
                .query("""
                        select position, waits_for as address, not_before as until from received
                        where peer = :peer and settled_at is null and waits_for is not null and not_before > :now
                        """)
                .bind("peer", peer)
                .bind("now", now)
                .mapTo(WaitsFor.class)
                .list();
    }

    /// It is tried when one before it about the same is.
    public void behind(Transaction transaction, Waiting waiting, Instant notBefore) {
        transaction
                .update("update received set not_before = :notBefore where received_on = :day and position = :position")
                .bind("notBefore", notBefore)
                .bind("day", waiting.receivedOn())
                .bind("position", waiting.position())
                .execute();
    }

    /// It had its effect; what it is about is read anew later.
    public void readLater(Transaction transaction, Waiting waiting, String why, Instant notBefore) {
        later(transaction, waiting, why, notBefore, null);
        transaction
                .update("update received set done = true where received_on = :day and position = :position")
                .bind("day", waiting.receivedOn())
                .bind("position", waiting.position())
                .execute();
    }

    /// It is tried again later; what came after it goes on.
    ///
    /// @param waitsFor the address of what it waits for; null when others about the same go on too
    public void later(
            Transaction transaction, Waiting waiting, String why, Instant notBefore, @Nullable String waitsFor) {
        transaction
                .update("""
                        update received set attempts = attempts + 1, not_before = :notBefore, outcome = :why,
                          waits_for = :waitsFor
                        where received_on = :day and position = :position
                        """)
                .bind("notBefore", notBefore)
                .bind("why", why)
                .bind("waitsFor", waitsFor)
                .bind("day", waiting.receivedOn())
                .bind("position", waiting.position())
                .execute();
    }

    /// Lets what is to be tried again be tried at once; false when the server never brought anything.
    public boolean tryNow(Transaction transaction, String peer) {
        transaction.update("""
                        update received set not_before = null
                        where peer = :peer and settled_at is null and not_before is not null
                        """).bind("peer", peer).execute();
        return transaction
                .query("select exists (select from inbox_lane where peer = :peer)")
                .bind("peer", peer)
                .mapTo(boolean.class)
                .one();
    }
}
