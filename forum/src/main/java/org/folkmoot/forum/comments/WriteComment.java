package org.folkmoot.forum.comments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.speech.CommentRule;
import org.folkmoot.rules.speech.CommentRule.Parent;
import org.folkmoot.rules.speech.CommentRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.jspecify.annotations.Nullable;

/// Answers a post, or another comment under it.
///
/// The author's own vote for it is not cast here but a floor up, by `PublishComment`.
public final class WriteComment {

    /// What was typed.
    ///
    /// @param parent   what is answered; null for the post itself
    /// @param body     Markdown
    /// @param language a BCP 47 tag; null when not said
    public record Request(
            PersonId author,
            PostId post,
            @Nullable CommentId parent,
            String body,
            @Nullable String language,
            Provenance provenance) {}

    /// The same words again within this time are a form that was sent twice.
    private static final Duration SAME = Duration.ofMinutes(1);

    private final Posts posts;
    private final Communities communities;
    private final Speakers speakers;
    private final Ledger ledger;
    private final InstantSource clock;
    private final CommentStore comments = new CommentStore();

    public WriteComment(Posts posts, Communities communities, Speakers speakers, Ledger ledger, InstantSource clock) {
        this.posts = posts;
        this.communities = communities;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The deed within a higher one's transaction.
    public Outcome<CommentId> write(Transaction transaction, Request request) {
        Optional<PostState> post = posts.find(transaction, request.post());
        CommentId answered = request.parent();
        Optional<CommentState> parent = answered == null ? Optional.empty() : comments.find(transaction, answered);
        boolean astray = answered != null
                && parent.filter(under -> under.postId().equals(request.post())).isEmpty();
        if (post.isEmpty() || astray) {
            return new Outcome.Missing<>();
        }
        Instant now = clock.instant();
        return switch (judge(transaction, request, post.get(), parent, now)) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, post.get(), parent, words, now));
        };
    }

    private SpeechDecision<Words> judge(
            Transaction transaction, Request request, PostState post, Optional<CommentState> parent, Instant now) {
        boolean communityGone = communities
                .find(transaction, post.communityId())
                .map(CommunityState::gone)
                .orElse(true);
        return CommentRule.judge(new CommentRule.Facts(
                speakers.in(transaction, post.communityId(), request.author(), now),
                post.gone() || communityGone,
                post.locked(),
                parent.map(comment -> new Parent(comment.depth(), comment.gone()))
                        .orElse(null),
                request.body()));
    }

    private CommentId apply(
            Transaction transaction,
            Request request,
            PostState post,
            Optional<CommentState> parent,
            Words words,
            Instant now) {
        CommentStore.Draft draft = new CommentStore.Draft(
                request.post(),
                request.parent(),
                parent.map(above -> above.depth() + 1).orElse(0),
                request.author(),
                request.provenance().origin(),
                words.body(),
                request.language());
        return comments.justWritten(transaction, draft, now.minus(SAME))
                .orElseGet(() -> insert(transaction, request, post, draft, now));
    }

    private CommentId insert(
            Transaction transaction, Request request, PostState post, CommentStore.Draft draft, Instant now) {
        CommentId comment = comments.insert(transaction, draft, now);
        posts.commentAdded(transaction, post, request.author(), now);
        ledger.append(transaction, new CommentWritten(request.post(), comment), request.author());
        return comment;
    }
}
