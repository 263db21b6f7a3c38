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

    /// A refuted vote is in no tally; a vote that its origin delivered is tallied as delivered by the origin.
    private static final String PLACE = """
            with placed as (
              insert into vote
                (post_id, comment_id, person_id, direction, origin_id, via_id, proof, cast_at, received_at)
              values (:post, :comment, :voter, :direction, :origin, :via, :proof, :castAt, :receivedAt)
              on conflict do nothing
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

    /// Takes the standing vote away, and its share of the tally that it was counted in.
    private static final String CLEAR = """
            with gone as (
              delete from vote
              where post_id = :post and comment_id = :comment and person_id = :voter
              returning post_id, comment_id, origin_id, coalesce(via_id, origin_id) as via_id, proof, direction, received_at)
            update vote_tally as tally
            set up   = tally.up   - (gone.direction = 'UP')::int,
                down = tally.down - (gone.direction = 'DOWN')::int
            from gone
            where gone.proof <> 'REFUTED'
              and (tally.post_id, tally.comment_id, tally.origin_id, tally.via_id, tally.relayed, tally.received_on)
                = (gone.post_id, gone.comment_id, gone.origin_id, gone.via_id, gone.proof = 'RELAYED',
                   (gone.received_at at time zone 'utc')::date)
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
        Provenance provenance = request.provenance();
        long placed = transaction
                .query(PLACE)
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
        if (placed == 0) {
            throw new TryAgain("Another vote of the same person was placed at the same moment");
        }
    }

    void clear(Transaction transaction, CastVote.Request request) {
        transaction
                .update(CLEAR)
                .bind("post", request.target().post())
                .bind("comment", request.target().commentKey())
                .bind("voter", request.voter())
                .execute();
    }

    private record Target(PostId postId, long commentId) {}

    List<VoteTarget> erase(Transaction transaction, PersonId voter) {
        return transaction.query(ERASE).bind("voter", voter).mapTo(Target.class).list().stream()
                .map(row -> new VoteTarget(row.postId(), row.commentId() == 0 ? null : new CommentId(row.commentId())))
                .toList();
    }
}
