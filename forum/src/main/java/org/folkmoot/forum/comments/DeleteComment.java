package org.folkmoot.forum.comments;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.speech.DeletionRule;
import org.folkmoot.rules.speech.DeletionRule.Decision;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// Takes a comment back, or brings it back. What answers it stays where it is.
public final class DeleteComment {

    /// Who asks, and whether it shall be deleted or restored.
    public record Request(PersonId author, CommentId comment, boolean deleted) {}

    private final Database database;
    private final Posts posts;
    private final Comments comments;
    private final Speakers speakers;
    private final Ledger ledger;
    private final InstantSource clock;

    public DeleteComment(
            Database database, Posts posts, Comments comments, Speakers speakers, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.posts = posts;
        this.comments = comments;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Decision> delete(Request request) {
        return database.write(transaction -> delete(transaction, request));
    }

    private Outcome<Decision> delete(Transaction transaction, Request request) {
        Optional<CommentState> comment = comments.lock(transaction, request.comment());
        Optional<PostState> post = comment.flatMap(found -> posts.find(transaction, found.postId()));
        if (comment.isEmpty() || post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Decision decision = DeletionRule.judge(new DeletionRule.Facts(
                speakers.in(transaction, post.get().communityId(), request.author(), clock.instant()),
                comment.get().authorId().equals(request.author()),
                comment.get().deleted(),
                request.deleted()));
        switch (decision) {
            case Decision.Deleted() -> comments.deleted(transaction, comment.get(), clock.instant());
            case Decision.Restored() -> comments.deleted(transaction, comment.get(), null);
            case Decision.Unchanged() -> {
                return new Outcome.Done<>(decision);
            }
            case Decision.Refused(var refusal) -> {
                return new Outcome.Refused<>(refusal);
            }
        }
        AuthorChange change = request.deleted() ? AuthorChange.DELETED : AuthorChange.RESTORED;
        ledger.append(
                transaction,
                new CommentChanged(comment.get().postId(), comment.get().id(), change),
                request.author());
        return new Outcome.Done<>(decision);
    }
}
