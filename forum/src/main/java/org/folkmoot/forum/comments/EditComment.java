package org.folkmoot.forum.comments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.speech.CommentRule;
import org.folkmoot.rules.speech.CommentRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Changes what a comment says. Only its author may, while it is there.
///
/// An edit of another server's author is taken when it is later than what is kept, and passed over otherwise; also
/// while
/// the comment is removed here, so that it says the right thing when it is put back.
public final class EditComment {

    /// What was typed.
    ///
    /// @param claimed when another server says that it was edited; null for an edit of a member of ours
    public record Request(
            PersonId editor,
            CommentId comment,
            String body,
            @Nullable Instant claimed) {

        /// What a member of ours makes of a comment of theirs.
        public Request(PersonId editor, CommentId comment, String body) {
            this(editor, comment, body, null);
        }
    }

    private final Database database;
    private final Posts posts;
    private final Communities communities;
    private final Speakers speakers;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommentStore comments = new CommentStore();

    public EditComment(
            Database database,
            Posts posts,
            Communities communities,
            Speakers speakers,
            Ledger ledger,
            InstantSource clock) {
        this.database = database;
        this.posts = posts;
        this.communities = communities;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<CommentId> edit(Request request) {
        return database.write(transaction -> edit(transaction, request));
    }

    private Outcome<CommentId> edit(Transaction transaction, Request request) {
        Optional<CommentState> comment = comments.lock(transaction, request.comment());
        Optional<PostState> post = comment.flatMap(found -> posts.find(transaction, found.postId()));
        if (comment.isEmpty() || post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Instant now = clock.instant();
        Instant at = request.claimed() == null ? now : Claim.believed(request.claimed(), now);
        if (request.claimed() != null && !at.isAfter(comment.get().saidAt())) {
            return new Outcome.Done<>(request.comment());
        }
        boolean communityGone = communities
                .find(transaction, post.get().communityId())
                .map(CommunityState::gone)
                .orElse(true);
        SpeechDecision<Words> decision = CommentRule.judge(new CommentRule.EditFacts(
                speakers.in(transaction, post.get().communityId(), request.editor(), now),
                comment.get().authorId().equals(request.editor()),
                request.claimed() == null && (comment.get().gone() || post.get().gone() || communityGone),
                request.body()));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, comment.get(), words, at));
        };
    }

    private CommentId apply(Transaction transaction, Request request, CommentState comment, Words words, Instant at) {
        comments.edit(transaction, comment, words.body(), at);
        ledger.append(
                transaction,
                new CommentChanged(comment.postId(), comment.id(), AuthorChange.EDITED),
                request.claimed() == null ? request.editor() : null);
        return comment.id();
    }
}
