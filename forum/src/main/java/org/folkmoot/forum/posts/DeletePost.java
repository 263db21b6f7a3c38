package org.folkmoot.forum.posts;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.DeletionRule;
import org.folkmoot.rules.speech.DeletionRule.Decision;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Takes a post back, or brings it back. Nothing is lost: a deleted post keeps its text, which only its author and
/// those
/// who look after the place can read.
public final class DeletePost {

    /// Who asks, and whether it shall be deleted or restored.
    public record Request(PersonId author, PostId post, boolean deleted) {}

    private final Database database;
    private final Speakers speakers;
    private final Ledger ledger;
    private final InstantSource clock;
    private final PostStore posts = new PostStore();
    private final PostCounts counts = new PostCounts();

    public DeletePost(Database database, Speakers speakers, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Decision> delete(Request request) {
        return database.write(transaction -> delete(transaction, request));
    }

    private Outcome<Decision> delete(Transaction transaction, Request request) {
        Optional<PostState> post = posts.lock(transaction, request.post());
        if (post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Decision decision = DeletionRule.judge(new DeletionRule.Facts(
                speakers.in(transaction, post.get().communityId(), request.author(), clock.instant()),
                post.get().authorId().equals(request.author()),
                post.get().deleted(),
                request.deleted()));
        switch (decision) {
            case Decision.Deleted() -> posts.deleted(transaction, request.post(), clock.instant());
            case Decision.Restored() -> posts.deleted(transaction, request.post(), null);
            case Decision.Unchanged() -> {
                return new Outcome.Done<>(decision);
            }
            case Decision.Refused(var refusal) -> {
                return new Outcome.Refused<>(refusal);
            }
        }
        counts.changed(transaction, post.get(), request.deleted() || post.get().removed());
        AuthorChange change = request.deleted() ? AuthorChange.DELETED : AuthorChange.RESTORED;
        ledger.append(transaction, new PostChanged(request.post(), change), request.author());
        return new Outcome.Done<>(decision);
    }
}
