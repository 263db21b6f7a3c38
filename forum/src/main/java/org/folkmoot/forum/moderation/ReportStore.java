package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `report`. The only place that does.
final class ReportStore {

    private static final String FILE = """
            insert into report (post_id, comment_id, community_id, reporter_id, reason, reported_at)
            values (:post, :comment, :community, :reporter, :reason, :at)
            on conflict do nothing
            returning id
            """;

    /// A report as its deeds need to know it.
    record Filed(
            ReportId id, PostId postId, @Nullable CommentId commentId, CommunityId communityId, boolean resolved) {}

    /// Empty when the same person has an open report of the same thing.
    Optional<ReportId> file(
            Transaction transaction,
            PostId post,
            @Nullable CommentId comment,
            CommunityId community,
            PersonId reporter,
            String reason,
            Instant at) {
        return transaction
                .query(FILE)
                .bind("post", post)
                .bindByType("comment", comment, CommentId.class)
                .bind("community", community)
                .bind("reporter", reporter)
                .bind("reason", reason)
                .bind("at", at)
                .mapTo(ReportId.class)
                .findOne();
    }

    Optional<Filed> lock(Transaction transaction, ReportId report) {
        return transaction.query("""
                        select id, post_id, comment_id, community_id, resolved_at is not null as resolved
                        from report where id = :report for update
                        """).bind("report", report).mapTo(Filed.class).findOne();
    }

    /// Says of all open reports about one thing that they have been dealt with, and answers which those were.
    ///
    /// @param comment null for the post itself
    List<ReportId> resolveAll(
            Transaction transaction, PostId post, @Nullable CommentId comment, PersonId by, Instant at) {
        return transaction
                .query("""
                        update report set resolved_at = :at, resolved_by = :by
                        where post_id = :post and comment_id is not distinct from :comment and resolved_at is null
                        returning id
                        """)
                .bind("post", post)
                .bindByType("comment", comment, CommentId.class)
                .bind("by", by)
                .bind("at", at)
                .mapTo(ReportId.class)
                .list();
    }

    void resolve(Transaction transaction, ReportId report, PersonId by, Instant at) {
        transaction
                .update("update report set resolved_at = :at, resolved_by = :by where id = :report")
                .bind("report", report)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }
}
