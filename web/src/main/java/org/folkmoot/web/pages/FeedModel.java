package org.folkmoot.web.pages;

import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.values.Order;

/// The front page, and the feeds beside it.
public record FeedModel(Feed feed, Order order, FeedPage page) {}
