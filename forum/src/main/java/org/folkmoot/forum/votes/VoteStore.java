package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.VoteTarget;

/// Reads and writes `vote` and `vote_tally`. The only place that does.
final class VoteStore {

    /// Locks the standing vote, so that two of one person's votes come one after the other.
    private static final String STANDING = """
            select direction, proof from vote
            where post_id = :post and comment_id = :comment and person_id = :voter
            for update
            """;

    private static final String INSERT = """
            insert into vote
              (post_id, comment_id, person_id, direction, origin_id, via_id, proof, cast_at, received_at)
            values (:post, :comment, :voter, :direction, :origin, :via, :proof, :castAt, :receivedAt)
            on conflict do nothing
            """;

    /// The row stays the same one, so that whoever waits for it meets the new vote and not a gap.
    private static final String UPDATE = """
            update vote
            set direction = :direction, origin_id = :origin, via_id = :via, proof = :proof, cast_at = :castAt,
                received_at = :receivedAt
            where post_id = :post and comment_id = :comment and person_id = :voter
            """;

    private static final String PROVE = """
            update vote set proof = :proof
            where post_id = :post and comment_id = :comment and person_id = :voter
            """;

    /// A refuted vote is in no tally; a vote that its origin delivered is tallied as delivered by the
    /// origin.
    private static final String AND_COUNT = """
              returning post_id, comment_id, origin_id, coalesce(via_id, origin_id) as via_id, proof, direction, received_at),
            counted as (
              insert into vote_tally (post_id, comment_id, origin_id, via_id, relayed, received_on, up, down)
              select post_id, comment_id, origin_id, via_id, proof = 'RELAYED', (received_at at time zone 'utc')::date,
                     (direction = 'UP')::int, (direction = 'DOWN')::int
              from placed where proof <> 'REFUTED'
              on conflict (post_id, comment_id, origin_id, via_id, relayed, received_on) do update
              set up = vote_tally.up + excluded.up, down = vote_tally.down + excluded.down)
            select count(*) from placed
            """;

    /// Takes the standing vote out of the tally that it was counted in.
    private static final String UNCOUNT = """
            update vote_tally as tally
            set up   = tally.up   - (vote.direction = 'UP')::int,
                down = tally.down - (vote.direction = 'DOWN')::int
            from vote
            where vote.post_id = :post and vote.comment_id = :comment and vote.person_id = :voter
              and vote.proof <> 'REFUTED'
              and (tally.post_id, tally.comment_id, tally.origin_id, tally.via_id, tally.relayed, tally.received_on)
                = (vote.post_id, vote.comment_id, vote.origin_id, coalesce(vote.via_id, vote.origin_id),
                   vote.proof = 'RELAYED', (vote.received_at at time zone 'utc')::date)
            """;

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

    Optional<Standing> standing(Transaction transaction, VoteTarget target, PersonId voter) {
        return transaction
                .query(STANDING)
                .bind("post", target.post())
                .bind("comment", target.commentKey())
                .bind("voter", voter)
                .mapTo(Standing.class)
                .findOne();
    }

    /// Places a vote where none stands.
    void place(Transaction transaction, CastVote.Request request, Direction direction, Instant receivedAt) {
        if (write(transaction, INSERT, request, direction, receivedAt) == 0) {
            throw new TryAgain("Another vote of the same person was placed at the same moment");
        }
    }

    /// Places a vote in place of the one that stands, which [#standing] has locked.
    void replace(Transaction transaction, CastVote.Request request, Direction direction, Instant receivedAt) {
        change(transaction, UNCOUNT, request);
        write(transaction, UPDATE, request, direction, receivedAt);
    }

    /// Takes away the vote that stands, which [#standing] has locked.
    void clear(Transaction transaction, CastVote.Request request) {
        change(transaction, UNCOUNT, request);
        change(
                transaction,
                "delete from vote where post_id = :post and comment_id = :comment and person_id = :voter",
                request);
    }

    /// Gives the vote that stands, which [#standing] has locked, another proof; it was received when it
    /// was.
    void prove(Transaction transaction, VoteTarget target, PersonId voter, Proof proof) {
        change(transaction, UNCOUNT, target, voter);
        transaction
                .query("with placed as (" + PROVE + AND_COUNT)
                .bind("post", target.post())
                .bind("comment", target.commentKey())
                .bind("voter", voter)
                .bind("proof", proof)
                .mapTo(Long.class)
                .one();
    }

    private static void change(Transaction transaction, String sql, CastVote.Request request) {
        change(transaction, sql, request.target(), request.voter());
    }

    private static void change(Transaction transaction, String sql, VoteTarget target, PersonId voter) {
        transaction
                .update(sql)
                .bind("post", target.post())
                .bind("comment", target.commentKey())
                .bind("voter", voter)
                .execute();
    }

    private static long write(
            Transaction transaction,
            String written,
            CastVote.Request request,
            Direction direction,
            Instant receivedAt) {
        Provenance provenance = request.provenance();
        return transaction
                .query("with placed as (" + written + AND_COUNT)
                .bind("post", request.target().post())
                .bind("comment", request.target().commentKey())
                .bind("voter", request.voter())
                .bind("direction", direction)
                .bind("origin", provenance.origin())
                .bindByType("via", provenance.via(), InstanceId.class)
                .bind("proof", provenance.proof())
                .bind("castAt", request.castAt())
                .bind("receivedAt", receivedAt)
                .mapTo(Long.class)
                .one();
    }

    private record Target(PostId postId, long commentId) {}

    List<VoteTarget> erase(Transaction transaction, PersonId voter) {
        return transaction.query(ERASE).bind("voter", voter).mapTo(Target.class).list().stream()
                .map(row -> new VoteTarget(row.postId(), row.commentId() == 0 ? null : new CommentId(row.commentId())))
                .toList();
    }
}
