package org.folkmoot.forum.votes;

import java.time.Instant;
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
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
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

    /// Empty when there is nothing to vote on.
    Optional<VoteFacts> gather(
            Transaction transaction,
            CastVote.Request request,
            Optional<VoteFacts.Standing> stands,
            Optional<SiteSettings> site,
            Instant now) {
        Optional<PostState> post = posts.find(transaction, request.target().post());
        var commentId = request.target().comment();
        Optional<CommentState> comment = commentId == null ? Optional.empty() : comments.find(transaction, commentId);
        boolean astray = commentId != null
                && comment.filter(c -> c.postId().equals(request.target().post()))
                        .isEmpty();
        if (post.isEmpty() || astray) {
            return Optional.empty();
        }
        CommunityId community = post.get().communityId();
        return Optional.of(new VoteFacts(
                request.asked(),
                request.provenance().proof(),
                stands.orElse(null),
                voter(transaction, request.voter(), community, now),
                target(transaction, post.get(), comment.orElse(null)),
                site.map(SiteSettings::downvotes).orElse(true)));
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
