package org.folkmoot.forum.moderation;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.CommentState;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Marks a comment as said in office, which only its author may, or no longer.
public final class MarkComment {

    /// What is wanted.
    public record Request(CommentId comment, boolean distinguished) {}

    private final InOffice office;
    private final Posts posts;
    private final Comments comments;

    public MarkComment(InOffice office, Posts posts, Comments comments) {
        this.office = office;
        this.posts = posts;
        this.comments = comments;
    }

    public Outcome<CommentId> mark(Viewer viewer, Request request) {
        return office.by(viewer, (transaction, actor) -> {
            Optional<CommentState> comment = comments.lock(transaction, request.comment());
            Optional<PostState> post = comment.flatMap(found -> posts.find(transaction, found.postId()));
            if (comment.isEmpty() || post.isEmpty()) {
                return new Outcome.Missing<>();
            }
            Refusal refusal = office.refusal(
                    transaction,
                    Act.DISTINGUISH_COMMENT,
                    post.get().communityId(),
                    actor,
                    comment.get().authorId());
            if (refusal != null) {
                return new Outcome.Refused<>(refusal);
            }
            if (comment.get().gone()) {
                return new Outcome.Refused<>(Refusal.TARGET_GONE);
            }
            apply(transaction, request, comment.get(), post.get());
            return new Outcome.Done<>(request.comment());
        });
    }

    private void apply(Transaction transaction, Request request, CommentState comment, PostState post) {
        if (!comments.distinguished(transaction, comment, request.distinguished())) {
            return;
        }
        ModlogAct act = request.distinguished() ? ModlogAct.COMMENT_DISTINGUISHED : ModlogAct.COMMENT_UNDISTINGUISHED;
        office.record(
                transaction,
                ModlogEntry.of(act, comment.authorId(), null)
                        .in(post.communityId())
                        .about(post.id())
                        .about(comment.id()),
                new CommentChanged(post.id(), comment.id()));
    }
}
