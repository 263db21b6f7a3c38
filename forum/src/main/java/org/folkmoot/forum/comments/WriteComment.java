package org.folkmoot.forum.comments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.accounts.PersonCounts;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.speech.CommentRule;
import org.folkmoot.rules.speech.CommentRule.Parent;
import org.folkmoot.rules.speech.CommentRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Answers a post, or another comment under it.
///
/// What came from another server under an address that we know changes nothing: its edits come through [EditComment].
///
/// The author's own vote for it is not cast here but a floor up, by `PublishComment`.
public final class WriteComment {

    /// What was typed.
    ///
    /// @param parent   what is answered; null for the post itself
    /// @param body     Markdown
    /// @param language a BCP 47 tag; null when not said
    /// @param claim    what another server says of it; null for what a member of ours writes
    public record Request(
            PersonId author,
            PostId post,
            @Nullable CommentId parent,
            String body,
            @Nullable String language,
            Provenance provenance,
            @Nullable Claim claim) {

        /// What a member of ours writes.
        public Request(
                PersonId author,
                PostId post,
                @Nullable CommentId parent,
                String body,
                @Nullable String language,
                Provenance provenance) {
            this(author, post, parent, body, language, provenance, null);
        }
    }

    /// A comment that stands now.
    ///
    /// @param anew whether it was written just now; false for one that was here already
    public record Written(VoteTarget target, CommentId comment, boolean anew) {}

    /// The same words again within this time are a form that was sent twice.
    private static final Duration SAME = Duration.ofMinutes(1);

    private final Posts posts;
    private final Communities communities;
    private final Speakers speakers;
    private final Ledger ledger;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final Addresses addresses = new Addresses();
    private final CommentStore comments = new CommentStore();
    private final PersonCounts people = new PersonCounts();

    public WriteComment(
            Posts posts,
            Communities communities,
            Speakers speakers,
            Ledger ledger,
            TermsInForce terms,
            InstantSource clock) {
        this.terms = terms;
        this.posts = posts;
        this.communities = communities;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The deed within a higher one's transaction.
    public Outcome<Written> write(Transaction transaction, Request request) {
        Claim claim = request.claim();
        if (claim == null) {
            return judged(transaction, request);
        }
        Optional<Addressed> known = addresses.find(transaction, claim.address());
        if (known.isPresent()) {
            return known.get() instanceof Addressed.Comment(PostId post, CommentId comment)
                    ? new Outcome.Done<>(new Written(new VoteTarget(post, comment), comment, false))
                    : new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
        }
        return addresses.mayBeOf(
                        transaction, claim.address(), request.provenance().origin())
                ? judged(transaction, request)
                : new Outcome.Refused<>(Refusal.ADDRESS_INVALID);
    }

    private Outcome<Written> judged(Transaction transaction, Request request) {
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

    private Written apply(
            Transaction transaction,
            Request request,
            PostState post,
            Optional<CommentState> parent,
            Words words,
            Instant now) {
        Claim claim = request.claim();
        CommentStore.Draft draft = new CommentStore.Draft(
                request.post(),
                request.parent(),
                parent.map(above -> above.depth() + 1).orElse(0),
                request.author(),
                request.provenance().origin(),
                words.body(),
                request.language(),
                claim != null && waits(transaction, request, post));
        if (claim != null) {
            CommentId comment = insert(transaction, request, post, draft, Claim.believed(claim.at(), now));
            if (!addresses.assign(transaction, claim.address(), new Addressed.Comment(post.id(), comment))) {
                throw new TryAgain("The same comment came in at the same moment");
            }
            return written(post, comment, true);
        }
        return comments.justWritten(transaction, draft, now.minus(SAME))
                .map(comment -> written(post, comment, false))
                .orElseGet(() -> written(post, insert(transaction, request, post, draft, now), true));
    }

    private boolean waits(Transaction transaction, Request request, PostState post) {
        return communities
                .find(transaction, post.communityId())
                .filter(community ->
                        terms.holds(transaction, request.provenance().origin(), community.instanceId()))
                .isPresent();
    }

    private static Written written(PostState post, CommentId comment, boolean anew) {
        return new Written(new VoteTarget(post.id(), comment), comment, anew);
    }

    private CommentId insert(
            Transaction transaction, Request request, PostState post, CommentStore.Draft draft, Instant at) {
        CommentId comment = comments.insert(transaction, draft, at);
        posts.commentAdded(transaction, post, request.author(), at);
        people.changed(transaction, request.author(), 0, 1);
        ledger.append(
                transaction,
                new CommentWritten(request.post(), comment),
                request.claim() == null ? request.author() : null);
        return comment;
    }
}
