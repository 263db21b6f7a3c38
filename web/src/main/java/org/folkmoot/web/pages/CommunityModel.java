package org.folkmoot.web.pages;

import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.values.Order;

/// A community with its posts.
public record CommunityModel(CommunityPage community, Order order, FeedPage page) {}
