package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.jspecify.annotations.Nullable;

/// How other servers and we get on: all of them in one statement, or one of them. Reads only.
public final class PeerHealthView {

    /// Rows after a lane's cursor that are looked at: counting all that a server missed in weeks
    /// would take long, and
    /// nobody needs to know it that exactly.
    private static final int LOOKED_AT = 500;

    /// `ONLY` stands where the rows of one server alone may be looked at.
    private static final String STATEMENT = """
            with head as (select coalesce(max(position), 0) as position from outgoing),
            untold as (
              select lane.peer, count(*) = :most as more,
                     count(*) filter (where following.concerned) as length,
                     min(following.made_at) filter (where following.concerned) as oldest
              from delivery_lane lane
              cross join head
              cross join lateral (
                select made_at,
                       everyone or lane.peer = any (peers) or (followers_of, lane.peer) in (
                         select follower.community_id, instance.domain
                         from community_follower_instance follower
                         join instance on instance.id = follower.instance_id
                         where follower.followers > 0) as concerned
                from outgoing where position > lane.cursor order by position limit :most) following
              where lane.cursor < head.position ONLY
              group by lane.peer),
            unapplied as (
              select peer, count(*) as length, min(received_at) as oldest
              from received where settled_at is null ONLY group by peer),
            trouble as (
              select distinct on (peer) peer, happened_at, words, activity_id
              from delivery_trouble where true ONLY order by peer, happened_at desc),
            known as (
              select peer from (select domain as peer from instance where domain is not null and id <> 1) other
              where true ONLY
              union select peer from delivery_lane where true ONLY
              union select peer from inbox_lane where true ONLY)
            select known.peer, software.name as software, software.version,
                   coalesce(untold.length, 0) as to_tell, coalesce(untold.more, false) as more_to_tell,
                   untold.oldest as oldest_untold,
                   coalesce(unapplied.length, 0) as to_apply, unapplied.oldest as oldest_unapplied,
                   coalesce(lane.failures, 0) as failures, lane.last_success_at as last_answer_at,
                   coalesce(trouble.happened_at, lane.last_failure_at) as last_failure_at,
                   coalesce(trouble.words, lane.last_failure) as last_failure, trouble.activity_id as given_up,
                   lane.next_try_at
            from known
            left join delivery_lane lane on lane.peer = known.peer
            left join peer_software software on software.peer = known.peer
            left join untold on untold.peer = known.peer
            left join unapplied on unapplied.peer = known.peer
            left join trouble on trouble.peer = known.peer
            """;

    private static final String ALL = STATEMENT.replace("ONLY", "");
    private static final String ONE = STATEMENT.replace("ONLY", "and peer = :peer");

    /// One server.
    ///
    /// @param moreToTell whether more may wait than was looked at
    /// @param givenUp    the activity that the last failure was about, when it is not tried again
    public record Row(
            String peer,
            @Nullable String software,
            @Nullable String version,
            long toTell,
            boolean moreToTell,
            @Nullable Instant oldestUntold,
            long toApply,
            @Nullable Instant oldestUnapplied,
            int failures,
            @Nullable Instant lastAnswerAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastFailure,
            @Nullable String givenUp,
            @Nullable Instant nextTryAt) {}

    public List<Row> all(Transaction transaction) {
        return transaction.query(ALL).bind("most", LOOKED_AT).mapTo(Row.class).list();
    }

    /// The server of that name; empty when it is not known.
    public Optional<Row> one(Transaction transaction, String peer) {
        return transaction
                .query(ONE)
                .bind("most", LOOKED_AT)
                .bind("peer", peer)
                .mapTo(Row.class)
                .findOne();
    }
}
