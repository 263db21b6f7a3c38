package org.folkmoot.forum.moderation;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.CommentState;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Removes a comment from sight, or puts it back. What answers it stays where it is. A removal deals with every open
/// report of the comment (as in Lemmy); putting back opens none again.
public final class RemoveComment {

    /// What is wanted, and why. A removal needs a reason; putting back may have one.
    public record Request(CommentId comment, boolean removed, String reason) {}

    private final InOffice office;
    private final Posts posts;
    private final Comments comments;

    public RemoveComment(InOffice office, Posts posts, Comments comments) {
        this.office = office;
        this.posts = posts;
        this.comments = comments;
    }

    public Outcome<CommentId> remove(Viewer viewer, Request request) {
        return office.as(viewer, officer -> remove(officer, request));
    }

    /// The act of a member of ours, or of a guest.
    public Outcome<CommentId> remove(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> remove(transaction, actor, request));
    }

    private Outcome<CommentId> remove(Transaction transaction, Officer actor, Request request) {
        Optional<CommentState> comment = comments.lock(transaction, request.comment());
        Optional<PostState> post = comment.flatMap(found -> posts.find(transaction, found.postId()));
        if (comment.isEmpty() || post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Objection objection = office.objection(
                transaction,
                Act.REMOVE_CONTENT,
                post.get().communityId(),
                actor,
                comment.get().authorId(),
                request.removed(),
                request.reason());
        if (objection != null) {
            return new Outcome.Refused<>(List.of(objection));
        }
        Refusal ours = request.removed()
                ? null
                : office.ours(
                        transaction,
                        actor,
                        ModlogAct.COMMENT_REMOVED,
                        post.get().communityId(),
                        post.get().id(),
                        request.comment());
        if (ours != null) {
            return new Outcome.Refused<>(ours);
        }
        if (comment.get().removed() != request.removed()) {
            apply(transaction, actor, request, comment.get(), post.get());
        }
        if (request.removed()) {
            office.settle(transaction, post.get().id(), request.comment(), actor.person());
        }
        return new Outcome.Done<>(request.comment());
    }

    private void apply(Transaction transaction, Officer actor, Request request, CommentState comment, PostState post) {
        comments.removed(transaction, comment, request.removed() ? office.now() : null);
        ModlogAct act = request.removed() ? ModlogAct.COMMENT_REMOVED : ModlogAct.COMMENT_PUT_BACK;
        office.record(
                transaction,
                ModlogEntry.of(act, actor.person(), InOffice.kept(request.reason()))
                        .in(post.communityId())
                        .about(post.id())
                        .about(comment.id())
                        .about(comment.authorId()),
                new CommentChanged(post.id(), comment.id()));
    }
}
