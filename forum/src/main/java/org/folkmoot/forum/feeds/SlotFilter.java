package org.folkmoot.forum.feeds;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads a [Filter] against the index: the same answer as `VisibilityRule.inList` gives, without making facts for each
/// post.
final class SlotFilter {

    private final PostTable posts;
    private final Filter filter;
    private final Set<Long> blockedCommunities;
    private final Set<Long> blockedPeople;
    private final Set<Long> hiddenPosts;
    private final Set<Long> hiddenCommunities;
    private final Set<Long> lifted;
    private final Set<Long> floor;
    private final Set<Long> holding;

    SlotFilter(PostTable posts, Filter filter) {
        this.posts = posts;
        this.filter = filter;
        this.blockedCommunities =
                filter.blockedCommunities().stream().map(CommunityId::value).collect(Collectors.toSet());
        this.blockedPeople =
                filter.blockedPeople().stream().map(PersonId::value).collect(Collectors.toCollection(HashSet::new));
        this.hiddenPosts = numbers(filter.servers().posts());
        this.hiddenCommunities = numbers(filter.servers().communities());
        this.lifted = numbers(filter.lifted());
        this.floor = numbers(filter.concealed().fromEverybody());
        this.holding = numbers(filter.concealed().holding());
    }

    boolean shows(int slot) {
        CommunityRow community = posts.community(slot);
        return open(community)
                && !posts.gone(slot)
                && (filter.nsfw() || !(posts.nsfw(slot) || community.nsfw()))
                && reads(posts.language(slot))
                && (blockedCommunities.isEmpty() || !blockedCommunities.contains(community.id()))
                && (blockedPeople.isEmpty() || !blockedPeople.contains(posts.author(slot)))
                && !(posts.waiting(slot) && held(slot, community))
                && (hiddenCommunities.isEmpty() || !hiddenCommunities.contains(community.server()))
                && (hiddenPosts.isEmpty() || !leftOut(posts.server(slot), community));
    }

    private static Set<Long> numbers(Set<InstanceId> servers) {
        return servers.isEmpty()
                ? Set.of()
                : servers.stream().map(InstanceId::value).collect(Collectors.toCollection(HashSet::new));
    }

    /// Whether what waits is kept back on the author's server or on the community's.
    private boolean held(int slot, CommunityRow community) {
        return !holding.isEmpty()
                && (holding.contains((long) posts.server(slot)) || holding.contains(community.server()));
    }

    /// Whether it is left out by where its author comes from.
    private boolean leftOut(long author, CommunityRow community) {
        return hiddenPosts.contains(author) && (!lifted.contains(community.server()) || floor.contains(author));
    }

    private boolean open(CommunityRow community) {
        return !community.gone() && (filter.localOnly() || !community.localOnly());
    }

    private boolean reads(@Nullable String language) {
        return language == null
                || filter.languages().isEmpty()
                || filter.languages().contains(language);
    }
}
