package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Reads and writes `outgoing` and `delivery_lane`: what we have to tell, and how far each server has heard. The only
/// place that does.
public final class OutgoingStore {

    /// Rows that are looked at at once for those that concern a peer.
    private static final int WINDOW_ROWS = 1_000;

    /// Whoever adds holds this until its transaction ends: positions then follow commits, and no lane passes over one
    /// that commits late.
    private static final String ORDER = "select pg_advisory_xact_lock(7051320142)";

    private static final String ADD = """
            insert into outgoing (position, activity_id, kind, body, signer_kind, signer_id, followers_of, everyone,
                                  inboxes, peers, open, made_at)
            values (nextval('outgoing_position_seq'), :activity, :kind, :body, :signerKind, :signerId, :followersOf,
                    :everyone, :inboxes, :peers, :open, :now)
            on conflict (activity_id) do nothing
            """;

    /// A server that hears of us for the first time hears everything from now on, nothing from before.
    private static final String LANES = """
            insert into delivery_lane (peer, cursor, since)
            select peer, (select coalesce(max(position), 0) from outgoing), :now from unnest(:peers) as peer
            on conflict (peer) do nothing
            """;

    /// The next that concern a peer, of as many rows as are looked at at once.
    private static final String NEXT = """
            select position, activity_id, kind, body, signer_kind, signer_id, followers_of, inboxes, peers, made_at
            from (select * from outgoing where position > :cursor order by position limit :window) window_
            where everyone or :peer = any (peers)
               or exists (select from community_follower_instance follower
                          join instance on instance.id = follower.instance_id
                          where follower.community_id = window_.followers_of
                            and follower.followers > 0 and instance.domain = :peer)
            order by position limit :limit
            """;

    /// The last of those rows.
    private static final String WINDOW = """
            select coalesce(max(position), :cursor)
            from (select position from outgoing where position > :cursor order by position limit :window) window_
            """;

    private static final String LEASE = """
            update delivery_lane set leased_by = :node, leased_until = :until
            where peer in (
              select peer from delivery_lane
              where cursor < (select coalesce(max(position), 0) from outgoing)
                and (next_try_at is null or next_try_at <= :now)
                and (leased_until is null or leased_until <= :now)
              order by cursor
              limit :limit
              for update skip locked)
            returning peer, cursor, failures, next_try_at, last_success_at, last_failure_at, last_failure
            """;

    private static final String KEEP = """
            update delivery_lane set cursor = :cursor, failures = :failures, next_try_at = :nextTryAt,
              last_success_at = :lastSuccessAt, last_failure_at = :lastFailureAt, last_failure = :lastFailure,
              leased_until = :until, leased_by = case when cast(:until as timestamptz) is null then null else leased_by end
            where peer = :peer
            """;

    /// Something to tell, and to whom.
    ///
    /// @param id          of the activity
    /// @param kind        such as `Create` or `Announce`, for the page of a peer
    /// @param body        as it is sent
    /// @param followersOf told to every server of which somebody follows this community; null for none
    /// @param everyone    told to every server that we know
    /// @param inboxes     told there too, with the server of each
    /// @param open        whether anybody may fetch it by its id
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    public record Draft(
            String id,
            String kind,
            byte[] body,
            LocalActor signer,
            @Nullable CommunityId followersOf,
            boolean everyone,
            List<Destination> inboxes,
            boolean open) {}

    /// An inbox, and the server that it belongs to.
    public record Destination(String inbox, String peer) {}

    /// Something that a peer is to hear.
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(
            long position,
            String activityId,
            String kind,
            byte[] body,
            String signerKind,
            long signerId,
            @Nullable Long followersOf,
            List<String> inboxes,
            List<String> peers,
            Instant madeAt) {}

    /// What a peer is to hear next.
    ///
    /// @param looked the position up to which nothing else concerns it
    public record Next(List<Row> rows, long looked) {}

    /// How far a server has heard.
    ///
    /// @param nextTryAt null when nothing failed last
    public record Lane(
            String peer,
            long cursor,
            int failures,
            @Nullable Instant nextTryAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastFailure) {}

    /// Adds things to tell, in this order; those that are there already stay as they are.
    ///
    /// @return whether any was not there
    public boolean add(Transaction transaction, List<Draft> drafts, Instant now) {
        if (drafts.isEmpty()) {
            return false;
        }
        transaction.query(ORDER).mapToMap().list();
        openLanes(
                transaction,
                drafts.stream().flatMap(OutgoingStore::peers).distinct().toList(),
                now);
        PreparedBatch batch = transaction.batch(ADD);
        drafts.forEach(draft -> bind(batch, draft, now).add());
        return Arrays.stream(batch.execute()).anyMatch(added -> added != 0);
    }

    private static Stream<String> peers(Draft draft) {
        return draft.inboxes().stream().map(Destination::peer).distinct();
    }

    private static PreparedBatch bind(PreparedBatch batch, Draft draft, Instant now) {
        CommunityId followed = draft.followersOf();
        return batch.bind("activity", draft.id())
                .bind("kind", draft.kind())
                .bind("body", draft.body())
                .bind("signerKind", draft.signer().kind())
                .bind("signerId", draft.signer().number())
                .bindByType("followersOf", followed == null ? null : followed.value(), Long.class)
                .bind("everyone", draft.everyone())
                .bindArray(
                        "inboxes",
                        String.class,
                        draft.inboxes().stream().map(Destination::inbox).toList())
                .bindArray("peers", String.class, peers(draft).toList())
                .bind("open", draft.open())
                .bind("now", now);
    }

    private static void openLanes(Transaction transaction, Collection<String> peers, Instant now) {
        if (!peers.isEmpty()) {
            transaction
                    .update(LANES)
                    .bindArray("peers", String.class, List.copyOf(peers))
                    .bind("now", now)
                    .execute();
        }
    }

    /// Leases lanes that have something after their cursor and whose next try has come.
    public List<Lane> lease(Transaction transaction, String node, Instant now, Instant until, int limit) {
        return transaction
                .query(LEASE)
                .bind("node", node)
                .bind("now", now)
                .bind("until", until)
                .bind("limit", limit)
                .mapTo(Lane.class)
                .list();
    }

    /// Gives back every lane of a node, which does so when it starts: whatever it held before died with it.
    public void releaseAll(Transaction transaction, String node) {
        transaction
                .update("update delivery_lane set leased_by = null, leased_until = null where leased_by = :node")
                .bind("node", node)
                .execute();
    }

    /// Gives back those lanes that the node still holds.
    public void release(Transaction transaction, String node, List<String> peers) {
        if (!peers.isEmpty()) {
            transaction
                    .update("update delivery_lane set leased_by = null, leased_until = null"
                            + " where leased_by = :node and peer = any (:peers)")
                    .bind("node", node)
                    .bindArray("peers", String.class, peers)
                    .execute();
        }
    }

    /// What concerns a peer after its cursor. Of a long stretch that does not, only a part is looked at, and nothing is
    /// found; the cursor has moved all the same.
    ///
    /// The transaction sees one state of the database: what commits meanwhile has a higher position.
    public Next next(Transaction transaction, String peer, long cursor, int limit) {
        long looked = transaction
                .query(WINDOW)
                .bind("cursor", cursor)
                .bind("window", WINDOW_ROWS)
                .mapTo(Long.class)
                .one();
        List<Row> rows = looked == cursor ? List.of() : concerned(transaction, peer, cursor, limit);
        return new Next(rows, rows.size() < limit ? looked : rows.getLast().position());
    }

    private static List<Row> concerned(Transaction transaction, String peer, long cursor, int limit) {
        return transaction
                .query(NEXT)
                .bind("peer", peer)
                .bind("cursor", cursor)
                .bind("window", WINDOW_ROWS)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list();
    }

    /// Keeps how a lane stands.
    ///
    /// @param until when the lease ends; null to give it back
    public void keep(Transaction transaction, Lane lane, @Nullable Instant until) {
        transaction
                .update(KEEP)
                .bind("peer", lane.peer())
                .bind("cursor", lane.cursor())
                .bind("failures", lane.failures())
                .bind("nextTryAt", lane.nextTryAt())
                .bind("lastSuccessAt", lane.lastSuccessAt())
                .bind("lastFailureAt", lane.lastFailureAt())
                .bind("lastFailure", lane.lastFailure())
                .bind("until", until)
                .execute();
    }

    /// Lets a server be tried at once; false when nothing was ever sent to it.
    public boolean tryNow(Transaction transaction, String peer) {
        return transaction
                        .update("update delivery_lane set next_try_at = null where peer = :peer")
                        .bind("peer", peer)
                        .execute()
                > 0;
    }

    /// An activity that anybody may fetch.
    public Optional<byte[]> open(Transaction transaction, String activityId) {
        return transaction
                .query("select body from outgoing where activity_id = :activity and open")
                .bind("activity", activityId)
                .mapTo(byte[].class)
                .findOne();
    }

    /// An activity of ours, whoever may fetch it.
    public Optional<byte[]> find(Transaction transaction, String activityId) {
        return transaction
                .query("select body from outgoing where activity_id = :activity")
                .bind("activity", activityId)
                .mapTo(byte[].class)
                .findOne();
    }

    /// Forgets what was made before.
    public int forget(Transaction transaction, Instant before) {
        return transaction
                .update("delete from outgoing where made_at < :before")
                .bind("before", before)
                .execute();
    }
}
