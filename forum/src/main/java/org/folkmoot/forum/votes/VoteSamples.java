package org.folkmoot.forum.votes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.votes.ReadBackRule.Verdict;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;

/// Reads and writes `vote_sample`: votes that are read back from where they are said to come from. The only
/// place that does.
public final class VoteSamples {

    private static final Duration SHOWN_LATELY = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String KEEP = """
            insert into vote_sample
              (post_id, comment_id, person_id, direction, origin_id, via_id, activity, actor, object, received_at, ask_at)
            values (:post, :comment, :person, :direction, :origin, :via, :activity, :actor, :object, :receivedAt,
                    :receivedAt)
            """;

    private static final String DUE = """
            select distinct on (origin_id) id, post_id, comment_id, person_id, direction, origin_id, activity, actor,
                   object, received_at, asked
            from vote_sample where ask_at <= :now
            order by origin_id, ask_at, id
            limit :limit
            """;

    private static final String CHECKED = """
            select count(*) filter (where verdict = 'CONFIRMED') as confirmed,
                   count(*) filter (where verdict = 'REFUTED') as refuted,
                   count(*) filter (where verdict = 'UNKNOWN') as unknown,
                   count(*) filter (where verdict is null) as open
            from vote_sample
            where via_id = any(:servers) and origin_id <> via_id and received_at > :since
            """;

    /// A vote that is to be read back.
    ///
    /// @param via      who delivered it; the origin itself when it did
    /// @param activity its address on the voter's server
    /// @param actor    the voter's address
    /// @param object   the address of what was voted on
    public record Sample(
            VoteTarget target,
            PersonId person,
            Direction direction,
            InstanceId origin,
            InstanceId via,
            String activity,
            String actor,
            String object,
            Instant receivedAt) {}

    /// A sample whose turn it is.
    public record Due(
            long id,
            long postId,
            long commentId,
            PersonId personId,
            Direction direction,
            InstanceId originId,
            String activity,
            String actor,
            String object,
            Instant receivedAt,
            int asked) {

        public VoteTarget target() {
            return new VoteTarget(new PostId(postId), commentId == 0 ? null : new CommentId(commentId));
        }
    }

    /// What came of those that some servers passed on in the last thirty days.
    ///
    /// @param open not answered yet
    public record Checked(long confirmed, long refuted, long unknown, long open) {

        /// How many were chosen.
        public long asked() {
            return confirmed + refuted + unknown + open;
        }
    }

    /// How many were chosen, on this day in UTC, of those that a server delivered.
    ///
    /// @param relayed of those that it passed on for others; else of its own
    public long chosen(Transaction transaction, InstanceId via, boolean relayed, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return transaction
                .query("select count(*) from vote_sample where via_id = :via and received_at >= :since "
                        + "and (origin_id <> via_id) = :relayed")
                .bind("via", via)
                .bind("relayed", relayed)
                .bind("since", today.atStartOfDay(ZoneOffset.UTC).toInstant())
                .mapTo(Long.class)
                .one();
    }

    public void keep(Transaction transaction, Sample sample) {
        transaction
                .update(KEEP)
                .bind("post", sample.target().post())
                .bind("comment", sample.target().commentKey())
                .bind("person", sample.person())
                .bind("direction", sample.direction())
                .bind("origin", sample.origin())
                .bind("via", sample.via())
                .bind("activity", sample.activity())
                .bind("actor", sample.actor())
                .bind("object", sample.object())
                .bind("receivedAt", sample.receivedAt())
                .execute();
    }

    /// Those whose turn it is, one of each server: one that does not answer keeps the others waiting
    /// once only.
    public List<Due> due(Transaction transaction, Instant now, int limit) {
        return transaction
                .query(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Due.class)
                .list();
    }

    /// Whether a server has shown a vote of its people lately.
    public boolean shows(Transaction transaction, InstanceId origin, Instant now) {
        return transaction
                .query("select exists (select from vote_sample where origin_id = :origin and verdict = 'CONFIRMED' "
                        + "and received_at > :since)")
                .bind("origin", origin)
                .bind("since", now.minus(SHOWN_LATELY))
                .mapTo(Boolean.class)
                .one();
    }

    public void settle(Transaction transaction, Due sample, Verdict verdict) {
        transaction
                .update("update vote_sample set verdict = :verdict, ask_at = null where id = :id and verdict is null")
                .bind("verdict", verdict)
                .bind("id", sample.id())
                .execute();
    }

    public void later(Transaction transaction, Due sample, Instant next) {
        transaction
                .update("update vote_sample set ask_at = :next, asked = asked + 1 where id = :id and verdict is null")
                .bind("next", next)
                .bind("id", sample.id())
                .execute();
    }

    /// What came of those that these servers passed on for others.
    public Checked checked(Transaction transaction, Collection<InstanceId> servers, Instant now) {
        return transaction
                .query(CHECKED)
                .bind("servers", servers.stream().mapToLong(InstanceId::value).toArray())
                .bind("since", now.minus(KEPT))
                .mapTo(Checked.class)
                .one();
    }

    /// Forgets what is older than a month.
    public void forget(Transaction transaction, Instant now) {
        transaction
                .update("delete from vote_sample where received_at < :before")
                .bind("before", now.minus(KEPT))
                .execute();
    }

    void forget(Transaction transaction, PersonId voter) {
        transaction
                .update("delete from vote_sample where person_id = :voter")
                .bind("voter", voter)
                .execute();
    }
}
