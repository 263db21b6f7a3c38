package org.folkmoot.forum.feeds;

import org.folkmoot.values.Order;
import org.jspecify.annotations.Nullable;

/// What a reader asks for.
///
/// @param cursor where the page before ended, as it was given; null for the first page
/// @param limit  how many posts at most, 1 to 50
public record FeedRequest(
        Scope scope, Order order, @Nullable String cursor, int limit) {

    public FeedRequest {
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("A page holds 1 to 50 posts, not " + limit);
        }
    }
}
