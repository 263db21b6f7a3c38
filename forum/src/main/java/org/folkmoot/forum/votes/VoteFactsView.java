package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.comments.CommentState;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.communities.CommunityStanding;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.votes.VoteFacts;
import org.folkmoot.rules.votes.VoteFacts.Target;
import org.folkmoot.rules.votes.VoteFacts.Voter;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Gathers all that decides what becomes of a vote.
public final class VoteFactsView {

    private final Posts posts;
    private final Comments comments;
    private final Communities communities;
    private final CommunityStanding communityStanding;
    private final Standing standing;

    public VoteFactsView(
            Posts posts,
            Comments comments,
            Communities communities,
            CommunityStanding communityStanding,
            Standing standing) {
        this.posts = posts;
        this.comments = comments;
        this.communities = communities;
        this.communityStanding = communityStanding;
        this.standing = standing;
    }

    /// Begins to gather, for one vote or for many that are cast together.
    Gathering gathering(Transaction transaction, Optional<SiteSettings> site, Instant now) {
        return new Gathering(transaction, site.map(SiteSettings::downvotes).orElse(true), now);
    }

    /// Asks once for what many votes are about.
    final class Gathering {

        private final Transaction transaction;
        private final boolean downvotes;
        private final Instant now;
        private final Map<VoteTarget, Optional<Place>> places = new HashMap<>();

        private Gathering(Transaction transaction, boolean downvotes, Instant now) {
            this.transaction = transaction;
            this.downvotes = downvotes;
            this.now = now;
        }

        /// Empty when there is nothing to vote on.
        Optional<VoteFacts> of(CastVote.Request request, Optional<VoteFacts.Standing> stands) {
            return places.computeIfAbsent(request.target(), target -> place(transaction, target))
                    .map(place -> new VoteFacts(
                            request.asked(),
                            request.provenance().proof(),
                            stands.orElse(null),
                            voter(transaction, request.voter(), place.community(), now),
                            place.target(),
                            downvotes));
        }
    }

    /// Where a vote is cast.
    private record Place(CommunityId community, Target target) {}

    private Optional<Place> place(Transaction transaction, VoteTarget on) {
        Optional<PostState> post = posts.find(transaction, on.post());
        CommentId commentId = on.comment();
        Optional<CommentState> comment = commentId == null ? Optional.empty() : comments.find(transaction, commentId);
        boolean astray = commentId != null
                && comment.filter(c -> c.postId().equals(on.post())).isEmpty();
        return astray
                ? Optional.empty()
                : post.map(found -> new Place(found.communityId(), target(transaction, found, comment.orElse(null))));
    }

    private Voter voter(Transaction transaction, PersonId voter, CommunityId community, Instant now) {
        if (standing.ban(transaction, voter, now).isPresent()) {
            return Voter.BANNED_FROM_SITE;
        }
        return communityStanding.banned(transaction, community, voter, now) ? Voter.BANNED_FROM_COMMUNITY : Voter.FREE;
    }

    private Target target(Transaction transaction, PostState post, @Nullable CommentState comment) {
        boolean communityGone = communities
                .find(transaction, post.communityId())
                .map(state -> state.gone())
                .orElse(true);
        if (communityGone || post.removed() || (comment != null && comment.removed())) {
            return Target.REMOVED;
        }
        return post.deleted() || (comment != null && comment.deleted()) ? Target.DELETED : Target.LIVE;
    }
}
