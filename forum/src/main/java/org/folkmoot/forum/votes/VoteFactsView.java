package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.votes.VoteFacts.Target;
import org.folkmoot.rules.votes.VoteFacts.Voter;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;

/// Gathers what decides about votes beside the votes that stand: for all that are cast together at once.
final class VoteFactsView {

    private static final String PLACES = """
            select target.post_id, target.comment_id, post.community_id,
                   coalesce(community.removed_at, community.deleted_at, post.removed_at, comment.removed_at)
                     is not null as removed,
                   coalesce(post.deleted_at, comment.deleted_at) is not null as deleted
            from unnest(:posts, :comments) as target (post_id, comment_id)
            join post on post.id = target.post_id
            join community on community.id = post.community_id
            left join comment on comment.id = target.comment_id and comment.post_id = target.post_id
            where target.comment_id = 0 or comment.id is not null
            """;

    private static final String BANNED_FROM_SITE = """
            select person_id from account_standing
            where person_id = any (:voters) and (banned_until is null or banned_until > :now)
            """;

    private static final String BANNED_FROM_COMMUNITY = """
            select person_id, community_id from community_standing
            where person_id = any (:voters) and community_id = any (:communities)
              and (banned_until is null or banned_until > :now)
            """;

    /// What can be voted on, where it is.
    record Place(CommunityId community, Target target) {}

    private record Row(PostId postId, long commentId, CommunityId communityId, boolean removed, boolean deleted) {

        Place place() {
            return new Place(communityId, removed ? Target.REMOVED : deleted ? Target.DELETED : Target.LIVE);
        }
    }

    private record Excluded(PersonId personId, CommunityId communityId) {}

    /// What was gathered.
    record Gathered(Map<VoteTarget, Place> places, Set<PersonId> banned, Set<Excluded> excluded) {

        /// Empty when there is nothing to vote on.
        Optional<Place> place(VoteTarget target) {
            return Optional.ofNullable(places.get(target));
        }

        Voter voter(PersonId voter, CommunityId community) {
            return banned.contains(voter)
                    ? Voter.BANNED_FROM_SITE
                    : excluded.contains(new Excluded(voter, community)) ? Voter.BANNED_FROM_COMMUNITY : Voter.FREE;
        }
    }

    Gathered gather(Transaction transaction, Collection<VoteKey> votes, Instant now) {
        Map<VoteTarget, Place> places =
                places(transaction, votes.stream().map(VoteKey::target).collect(Collectors.toSet()));
        List<Long> voters = VoteKey.voters(votes).stream().distinct().toList();
        List<Long> communities = places.values().stream()
                .map(place -> place.community().value())
                .distinct()
                .toList();
        return new Gathered(places, banned(transaction, voters, now), excluded(transaction, voters, communities, now));
    }

    private static Map<VoteTarget, Place> places(Transaction transaction, Collection<VoteTarget> targets) {
        return transaction
                .query(PLACES)
                .bindArray(
                        "posts",
                        Long.class,
                        targets.stream().map(target -> target.post().value()).toList())
                .bindArray(
                        "comments",
                        Long.class,
                        targets.stream().map(VoteTarget::commentKey).toList())
                .mapTo(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> VoteKey.target(row.postId(), row.commentId()), Row::place));
    }

    private static Set<PersonId> banned(Transaction transaction, List<Long> voters, Instant now) {
        return new HashSet<>(transaction
                .query(BANNED_FROM_SITE)
                .bindArray("voters", Long.class, voters)
                .bind("now", now)
                .mapTo(PersonId.class)
                .list());
    }

    private static Set<Excluded> excluded(
            Transaction transaction, List<Long> voters, List<Long> communities, Instant now) {
        return new HashSet<>(transaction
                .query(BANNED_FROM_COMMUNITY)
                .bindArray("voters", Long.class, voters)
                .bindArray("communities", Long.class, communities)
                .bind("now", now)
                .mapTo(Excluded.class)
                .list());
    }
}
