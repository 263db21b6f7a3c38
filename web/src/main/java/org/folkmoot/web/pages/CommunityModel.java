package org.folkmoot.web.pages;

import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.values.Order;
import org.jspecify.annotations.Nullable;

/// A community with its posts.
///
/// @param earlier how far it is to fetch what it held before it became known here; null when there is nothing to say
public record CommunityModel(
        CommunityPage community, Order order, FeedPage page, EarlierPosts.@Nullable Progress earlier) {}
