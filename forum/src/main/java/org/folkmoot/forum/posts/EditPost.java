package org.folkmoot.forum.posts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.ledger.AuthorChange;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.PostRule;
import org.folkmoot.rules.speech.PostRule.Typed;
import org.folkmoot.rules.speech.PostRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Changes what a post says. Only its author may, while it is there.
///
/// An edit of another server's author is taken when it is later than what is kept, and passed over otherwise; also
/// while
/// the post is removed here, so that it says the right thing when it is put back.
public final class EditPost {

    /// What was typed; see [WritePost.Request].
    ///
    /// @param claimed when another server says that it was edited; null for an edit of a member of ours
    public record Request(
            PersonId editor,
            PostId post,
            String title,
            @Nullable String url,
            @Nullable String body,
            @Nullable String language,
            boolean nsfw,
            @Nullable Instant claimed) {

        /// What a member of ours makes of a post of theirs.
        public Request(
                PersonId editor,
                PostId post,
                String title,
                @Nullable String url,
                @Nullable String body,
                @Nullable String language,
                boolean nsfw) {
            this(editor, post, title, url, body, language, nsfw, null);
        }
    }

    private final Database database;
    private final Communities communities;
    private final Speakers speakers;
    private final Ledger ledger;
    private final InstantSource clock;
    private final PostStore posts = new PostStore();

    public EditPost(Database database, Communities communities, Speakers speakers, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.communities = communities;
        this.speakers = speakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<PostId> edit(Request request) {
        return database.write(transaction -> edit(transaction, request));
    }

    private Outcome<PostId> edit(Transaction transaction, Request request) {
        Optional<PostState> post = posts.lock(transaction, request.post());
        if (post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Instant now = clock.instant();
        Instant at = request.claimed() == null ? now : Claim.believed(request.claimed(), now);
        if (request.claimed() != null && !at.isAfter(post.get().saidAt())) {
            return new Outcome.Done<>(request.post());
        }
        boolean communityGone = communities
                .find(transaction, post.get().communityId())
                .map(CommunityState::gone)
                .orElse(true);
        SpeechDecision<Words> decision = PostRule.judge(new PostRule.EditFacts(
                speakers.in(transaction, post.get().communityId(), request.editor(), now),
                post.get().authorId().equals(request.editor()),
                request.claimed() == null && (post.get().gone() || communityGone),
                new Typed(request.title(), request.url(), request.body(), request.claimed() != null)));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, words, at));
        };
    }

    private PostId apply(Transaction transaction, Request request, Words words, Instant at) {
        PostText text = new PostText(words.title(), words.url(), words.body(), request.language(), request.nsfw());
        posts.edit(transaction, request.post(), text, at);
        ledger.append(
                transaction,
                new PostChanged(request.post(), AuthorChange.EDITED),
                request.claimed() == null ? request.editor() : null);
        return request.post();
    }
}
