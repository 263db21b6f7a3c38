package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.VoteTarget;
import org.jdbi.v3.core.statement.SqlStatement;

/// Reads and writes `vote` and `vote_tally`. The only place that does.
final class VoteStore {

    private static final String KEYS = "unnest(:posts, :comments, :voters) as key (post_id, comment_id, person_id) ";

    /// Locks the votes that stand, so that two of one person's come one after the other; always in one
    /// order, so that two who lock many do not wait for each other.
    private static final String STANDING = """
            select post_id, comment_id, person_id, direction, proof
            from %s join vote using (post_id, comment_id, person_id)
            order by post_id, comment_id, person_id
            for update of vote
            """.formatted(KEYS);

    private static final String GIVEN = """
            with given as (
              select * from unnest(:posts, :comments, :voters, :directions, :origins, :deliverers, :proofs, :castAt)
                as given (post_id, comment_id, person_id, direction, origin_id, deliverer_id, proof, cast_at)),
            placed as (""";

    private static final String INSERT = """
              insert into vote
                (post_id, comment_id, person_id, direction, origin_id, via_id, proof, cast_at, received_at)
              select post_id, comment_id, person_id, direction, origin_id, nullif(deliverer_id, origin_id), proof,
                     cast_at, :receivedAt
              from given order by post_id, comment_id, person_id
              on conflict do nothing
            """;

    /// The row stays the same one, so that whoever waits for it meets the new vote and not a gap.
    private static final String UPDATE = """
              update vote
              set direction = given.direction, origin_id = given.origin_id,
                  via_id = nullif(given.deliverer_id, given.origin_id), proof = given.proof, cast_at = given.cast_at,
                  received_at = :receivedAt
              from given
              where (vote.post_id, vote.comment_id, vote.person_id)
                  = (given.post_id, given.comment_id, given.person_id)
            """;

    private static final String PROVE = """
            with placed as (
              update vote set proof = :proof from %s
              where (vote.post_id, vote.comment_id, vote.person_id) = (key.post_id, key.comment_id, key.person_id)
            """.formatted(KEYS);

    /// A refuted vote is in no tally; a vote that its origin delivered is tallied as delivered by the
    /// origin.
    private static final String AND_COUNT = """
              returning vote.post_id, vote.comment_id, vote.origin_id,
                        coalesce(vote.via_id, vote.origin_id) as via_id, vote.proof = 'RELAYED' as relayed,
                        (vote.received_at at time zone 'utc')::date as received_on, vote.direction, vote.proof),
            counted as (
              insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
              select post_id, comment_id, origin_id, via_id, relayed, received_on,
                     count(*) filter (where direction = 'UP'), count(*) filter (where direction = 'DOWN')
              from placed where proof <> 'REFUTED'
              group by post_id, comment_id, origin_id, via_id, relayed, received_on
              order by post_id, comment_id, origin_id, via_id, relayed, received_on
              on conflict (post_id, comment_id, origin_id, via_id, relayed, received_on) do update
              set up = vote_tally.up + excluded.up, down = vote_tally.down + excluded.down)
            select count(*) from placed
            """;

    /// Takes standing votes out of the tallies that they were counted in.
    private static final String UNCOUNT = """
            update vote_tally as tally
            set up = tally.up - less.up, down = tally.down - less.down
            from (
              select post_id, comment_id, origin_id, coalesce(via_id, origin_id) as via_id,
                     proof = 'RELAYED' as relayed, (received_at at time zone 'utc')::date as received_on,
                     count(*) filter (where direction = 'UP') as up, count(*) filter (where direction = 'DOWN') as down
              from %s join vote using (post_id, comment_id, person_id)
              where proof <> 'REFUTED'
              group by 1, 2, 3, 4, 5, 6) as less
            where (tally.post_id, tally.comment_id, tally.origin_id, tally.via_id, tally.relayed, tally.received_on)
                = (less.post_id, less.comment_id, less.origin_id, less.via_id, less.relayed, less.received_on)
            """.formatted(KEYS);

    private static final String DELETE = """
            delete from vote using %s
            where (vote.post_id, vote.comment_id, vote.person_id) = (key.post_id, key.comment_id, key.person_id)
            """.formatted(KEYS);

    /// Takes all votes of a person away, each from the tally that it was counted in.
    private static final String ERASE = """
            with gone as (
              delete from vote where person_id = :voter
              returning post_id, comment_id, origin_id, coalesce(via_id, origin_id) as via_id, proof, direction, received_at),
            lessened as (
              update vote_tally as tally
              set up   = tally.up   - (gone.direction = 'UP')::int,
                  down = tally.down - (gone.direction = 'DOWN')::int
              from gone
              where gone.proof <> 'REFUTED'
                and (tally.post_id, tally.comment_id, tally.origin_id, tally.via_id, tally.relayed, tally.received_on)
                  = (gone.post_id, gone.comment_id, gone.origin_id, gone.via_id, gone.proof = 'RELAYED',
                     (gone.received_at at time zone 'utc')::date))
            select post_id, comment_id from gone
            """;

    /// The vote that stands, if one does, locked until the transaction ends.
    Optional<Standing> standing(Transaction transaction, VoteTarget target, PersonId voter) {
        VoteKey key = new VoteKey(target, voter);
        return Optional.ofNullable(standing(transaction, Set.of(key)).get(key));
    }

    private record Stands(PostId postId, long commentId, PersonId personId, Direction direction, Proof proof) {}

    /// Which votes stand under these keys, locked until the transaction ends.
    Map<VoteKey, Standing> standing(Transaction transaction, Collection<VoteKey> keys) {
        return keyed(transaction.query(STANDING), keys).mapTo(Stands.class).list().stream()
                .collect(Collectors.toMap(
                        row -> new VoteKey(VoteKey.target(row.postId(), row.commentId()), row.personId()),
                        row -> new Standing(row.direction(), row.proof())));
    }

    /// Places votes where none stands.
    ///
    /// @param votes what was asked for with each, a direction in all of them
    void place(Transaction transaction, Collection<CastVote.Request> votes, Instant receivedAt) {
        if (!votes.isEmpty() && write(transaction, INSERT, votes, receivedAt) < votes.size()) {
            throw new TryAgain("Another vote of the same person was placed at the same moment");
        }
    }

    /// Places votes in place of those that stand, which [#standing] has locked.
    void replace(Transaction transaction, Collection<CastVote.Request> votes, Instant receivedAt) {
        if (!votes.isEmpty()) {
            change(transaction, UNCOUNT, votes.stream().map(VoteKey::of).toList());
            write(transaction, UPDATE, votes, receivedAt);
        }
    }

    /// Takes away votes that stand, which [#standing] has locked.
    void clear(Transaction transaction, Collection<VoteKey> keys) {
        if (!keys.isEmpty()) {
            change(transaction, UNCOUNT, keys);
            change(transaction, DELETE, keys);
        }
    }

    /// Gives the vote that stands, which [#standing] has locked, another proof; it was received when it
    /// was.
    void prove(Transaction transaction, VoteTarget target, PersonId voter, Proof proof) {
        List<VoteKey> key = List.of(new VoteKey(target, voter));
        change(transaction, UNCOUNT, key);
        keyed(transaction.query(PROVE + AND_COUNT), key)
                .bind("proof", proof)
                .mapTo(Long.class)
                .one();
    }

    private static void change(Transaction transaction, String sql, Collection<VoteKey> keys) {
        keyed(transaction.update(sql), keys).execute();
    }

    private static long write(
            Transaction transaction, String written, Collection<CastVote.Request> votes, Instant receivedAt) {
        List<VoteKey> keys = votes.stream().map(VoteKey::of).toList();
        return keyed(transaction.query(GIVEN + written + AND_COUNT), keys)
                .bindArray("directions", String.class, each(votes, vote -> String.valueOf(vote.asked())))
                .bindArray(
                        "origins", Long.class, each(votes, vote -> origin(vote).value()))
                .bindArray(
                        "deliverers",
                        Long.class,
                        each(votes, vote -> deliverer(vote).value()))
                .bindArray(
                        "proofs",
                        String.class,
                        each(votes, vote -> vote.provenance().proof().name()))
                .bindArray("castAt", Instant.class, each(votes, CastVote.Request::castAt))
                .bind("receivedAt", receivedAt)
                .mapTo(Long.class)
                .one();
    }

    private static <T> List<T> each(Collection<CastVote.Request> votes, Function<CastVote.Request, T> part) {
        return votes.stream().map(part).toList();
    }

    private static InstanceId origin(CastVote.Request vote) {
        return vote.provenance().origin();
    }

    private static InstanceId deliverer(CastVote.Request vote) {
        InstanceId via = vote.provenance().via();
        return via == null ? origin(vote) : via;
    }

    private static <S extends SqlStatement<S>> S keyed(S statement, Collection<VoteKey> keys) {
        return statement
                .bindArray("posts", Long.class, VoteKey.posts(keys))
                .bindArray("comments", Long.class, VoteKey.comments(keys))
                .bindArray("voters", Long.class, VoteKey.voters(keys));
    }

    private record Target(PostId postId, long commentId) {}

    List<VoteTarget> erase(Transaction transaction, PersonId voter) {
        return transaction.query(ERASE).bind("voter", voter).mapTo(Target.class).list().stream()
                .map(row -> VoteKey.target(row.postId(), row.commentId()))
                .toList();
    }
}
