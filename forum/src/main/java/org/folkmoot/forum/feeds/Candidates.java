package org.folkmoot.forum.feeds;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.folkmoot.forum.feeds.Scope.All;
import org.folkmoot.forum.feeds.Scope.ByPerson;
import org.folkmoot.forum.feeds.Scope.InCommunity;
import org.folkmoot.forum.feeds.Scope.Local;
import org.folkmoot.forum.feeds.Scope.Moderated;
import org.folkmoot.forum.feeds.Scope.Subscribed;
import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Order;
import org.jspecify.annotations.Nullable;

/// Which posts a feed can be made of, before anybody puts them into an order.
final class Candidates {

    /// So few candidates are cheaper to gather and sort than to find by walking everything.
    private static final int FEW = 4_096;

    private final PostTable posts;
    private final Map<Long, CommunityRow> communities;

    Candidates(PostTable posts, Map<Long, CommunityRow> communities) {
        this.posts = posts;
        this.communities = communities;
    }

    IntPredicate inScope(Scope scope, Set<CommunityId> members) {
        return switch (scope) {
            case All() -> slot -> true;
            case Local() -> slot -> posts.community(slot).ours();
            case Subscribed(), Moderated() -> {
                Map<Long, Boolean> ids = new HashMap<>();
                members.forEach(id -> ids.put(id.value(), true));
                yield slot -> ids.containsKey(posts.community(slot).id());
            }
            case InCommunity(CommunityId id) -> slot -> posts.community(slot).id() == id.value();
            case ByPerson(var person) -> slot -> posts.author(slot) == person.value();
        };
    }

    IntPredicate pins(Scope scope) {
        return switch (scope) {
            case InCommunity(var community) -> posts::pinnedInCommunity;
            case ByPerson(var person) -> slot -> false;
            case All(), Local(), Subscribed(), Moderated() -> posts::pinnedOnSite;
        };
    }

    /// The candidates, when there are so few that sorting them is cheaper than walking everything; null otherwise.
    int @Nullable [] few(Scope scope, Set<CommunityId> members, Order order, Orders current, long moment) {
        return switch (scope) {
            case Subscribed(), Moderated() -> gathered(members);
            case InCommunity(CommunityId community) -> gathered(Set.of(community));
            case ByPerson(var person) ->
                Arrays.stream(current.whole(Order.NEW))
                        .filter(slot -> posts.author(slot) == person.value())
                        .toArray();
            case All(), Local() -> recent(inScope(scope, members), order, current, moment);
        };
    }

    private int @Nullable [] gathered(Set<CommunityId> of) {
        int total = 0;
        for (CommunityId id : of) {
            CommunityRow community = communities.get(id.value());
            total += community == null ? 0 : community.size();
            if (total > FEW) {
                return null;
            }
        }
        int[] slots = new int[total];
        int place = 0;
        for (CommunityId id : of) {
            CommunityRow community = communities.get(id.value());
            if (community == null) {
                continue;
            }
            int size = Math.min(community.size(), total - place);
            for (int n = 0; n < size; n++) {
                slots[place++] = community.slot(n);
            }
        }
        return Arrays.copyOf(slots, place);
    }

    /// The posts that a `TOP` order looks back to, when they are few; all of them, where the older ones that a
    /// walk would come past are not counted.
    private int @Nullable [] recent(IntPredicate inScope, Order order, Orders current, long moment) {
        if (order.within() == null) {
            return null;
        }
        int[] newest = current.whole(Order.NEW);
        int most = current.whole() ? FEW : newest.length;
        int[] found = new int[Math.min(most, newest.length)];
        int count = 0;
        for (int slot : newest) {
            if (!RankRule.within(order, posts.publishedAt(slot), moment)) {
                break;
            }
            if (inScope.test(slot)) {
                if (count == most) {
                    return null;
                }
                found[count++] = slot;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
