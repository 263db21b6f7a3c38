package org.folkmoot.forum.posts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityState;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.PostRule;
import org.folkmoot.rules.speech.PostRule.Typed;
import org.folkmoot.rules.speech.PostRule.Words;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Puts a post before a community, when its rules and its author's standing allow it.
///
/// What came from another server under an address that we know changes nothing: its edits come through [EditPost].
///
/// The author's own vote for it is not cast here but a floor up, by `PublishPost`.
public final class WritePost {

    /// What was typed.
    ///
    /// @param url      what it links to; null or blank for a text
    /// @param body     Markdown; null or blank for none
    /// @param language a BCP 47 tag; null when not said
    /// @param claim    what another server says of it; null for what a member of ours writes
    public record Request(
            PersonId author,
            CommunityId community,
            String title,
            @Nullable String url,
            @Nullable String body,
            @Nullable String language,
            boolean nsfw,
            Provenance provenance,
            @Nullable Claim claim) {

        /// What a member of ours writes.
        public Request(
                PersonId author,
                CommunityId community,
                String title,
                @Nullable String url,
                @Nullable String body,
                @Nullable String language,
                boolean nsfw,
                Provenance provenance) {
            this(author, community, title, url, body, language, nsfw, provenance, null);
        }
    }

    /// A post that stands now.
    ///
    /// @param anew whether it was written just now; false for one that was here already
    public record Written(PostId post, boolean anew) {}

    /// The same words again within this time are a form that was sent twice.
    private static final Duration SAME = Duration.ofMinutes(1);

    private final Communities communities;
    private final Speakers speakers;
    private final Ledger ledger;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final Addresses addresses = new Addresses();
    private final PostStore posts = new PostStore();
    private final PostCounts counts = new PostCounts();

    public WritePost(
            Communities communities, Speakers speakers, Ledger ledger, TermsInForce terms, InstantSource clock) {
        this.terms = terms;
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
            return known.get() instanceof Addressed.Post(PostId post)
                    ? new Outcome.Done<>(new Written(post, false))
                    : new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
        }
        return addresses.mayBeOf(
                        transaction, claim.address(), request.provenance().origin())
                ? judged(transaction, request)
                : new Outcome.Refused<>(Refusal.ADDRESS_INVALID);
    }

    private Outcome<Written> judged(Transaction transaction, Request request) {
        Optional<CommunityState> community = communities.find(transaction, request.community());
        if (community.isEmpty()) {
            return new Outcome.Refused<>(Field.COMMUNITY, Refusal.COMMUNITY_MISSING);
        }
        Instant now = clock.instant();
        SpeechDecision<Words> decision = PostRule.judge(new PostRule.Facts(
                speakers.in(transaction, request.community(), request.author(), now),
                community.get().gone(),
                community.get().moderatorsPostOnly(),
                new Typed(request.title(), request.url(), request.body(), request.claim() != null)));
        return switch (decision) {
            case SpeechDecision.Refused<Words>(var objections) -> new Outcome.Refused<>(objections);
            case SpeechDecision.Accepted<Words>(var words) ->
                new Outcome.Done<>(apply(transaction, request, community.get(), words, now));
        };
    }

    private Written apply(
            Transaction transaction, Request request, CommunityState community, Words words, Instant now) {
        PostText text = new PostText(words.title(), words.url(), words.body(), request.language(), request.nsfw());
        Claim claim = request.claim();
        if (claim != null) {
            boolean waiting = terms.holds(transaction, request.provenance().origin(), community.instanceId());
            PostId post = insert(transaction, request, text, waiting, Claim.believed(claim.at(), now));
            if (!addresses.assign(transaction, claim.address(), new Addressed.Post(post))) {
                throw new TryAgain("The same post came in at the same moment");
            }
            return new Written(post, true);
        }
        return posts.justWritten(transaction, request.community(), request.author(), text, now.minus(SAME))
                .map(post -> new Written(post, false))
                .orElseGet(() -> new Written(insert(transaction, request, text, false, now), true));
    }

    private PostId insert(Transaction transaction, Request request, PostText text, boolean waiting, Instant at) {
        PostId post = posts.insert(
                transaction,
                request.community(),
                request.author(),
                request.provenance().origin(),
                text,
                waiting,
                at);
        counts.written(transaction, request.community(), request.author());
        ledger.append(transaction, new PostWritten(post), request.claim() == null ? request.author() : null);
        return post;
    }
}
