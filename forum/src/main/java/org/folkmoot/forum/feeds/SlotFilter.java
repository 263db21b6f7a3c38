package org.folkmoot.forum.feeds;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Servers;
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
    /// Not copied, as those above: a site may keep ten thousand servers from everybody.
    private final Servers servers;
    private final Set<InstanceId> floor;
    private final Set<InstanceId> holding;

    SlotFilter(PostTable posts, Filter filter) {
        this.posts = posts;
        this.filter = filter;
        this.blockedCommunities =
                filter.blockedCommunities().stream().map(CommunityId::value).collect(Collectors.toSet());
        this.blockedPeople =
                filter.blockedPeople().stream().map(PersonId::value).collect(Collectors.toCollection(HashSet::new));
        this.servers = filter.servers();
        this.floor = filter.concealed().fromEverybody();
        this.holding = filter.concealed().holding();
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
                && !has(servers.communities(), community.server())
                && !leftOut(posts.server(slot), community);
    }

    private static boolean has(Set<InstanceId> some, long server) {
        return !some.isEmpty() && some.contains(new InstanceId(server));
    }

    /// Whether what waits is kept back on the author's server or on the community's.
    private boolean held(int slot, CommunityRow community) {
        return has(holding, posts.server(slot)) || has(holding, community.server());
    }

    /// Whether it is left out by where its author comes from.
    private boolean leftOut(long author, CommunityRow community) {
        return has(servers.posts(), author) && (!has(filter.lifted(), community.server()) || has(floor, author));
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
