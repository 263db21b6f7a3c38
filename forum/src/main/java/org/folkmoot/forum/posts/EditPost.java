package org.folkmoot.forum.posts;

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
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Changes what a post says. Only its author may, while it is there.
public final class EditPost {

    /// What was typed; see [WritePost.Request].
    public record Request(
            PersonId editor,
            PostId post,
            String title,
            @Nullable String url,
            @Nullable String body,
            @Nullable String language,
            boolean nsfw) {}

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
        boolean communityGone = communities
                .find(transaction, post.get().communityId())
                .map(CommunityState::gone)
                .orElse(true);
        SpeechDecision<Words> decision = PostRule.judge(new PostRule.EditFacts(
                speakers.in(transaction, post.get().communityId(), request.editor(), clock.instant()),
                post.get().authorId().equals(request.editor()),
                post.get().gone() || communityGone,
                new Typed(request.title(), request.url(), request.body())));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) -> new Outcome.Done<>(apply(transaction, request, words));
        };
    }

    private PostId apply(Transaction transaction, Request request, Words words) {
        PostText text = new PostText(words.title(), words.url(), words.body(), request.language(), request.nsfw());
        posts.edit(transaction, request.post(), text, clock.instant());
        ledger.append(transaction, new PostChanged(request.post(), AuthorChange.EDITED), request.editor());
        return request.post();
    }
}
