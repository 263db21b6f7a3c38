package org.folkmoot.forum.feeds;

import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.Order;
import org.jspecify.annotations.Nullable;

/// What a reader asks for.
///
/// @param cursor where the page before ended, as it was given; null for the first page
/// @param limit  how many posts at most, 1 to 50
/// @param lens   whose votes they want to count
public record FeedRequest(
        Scope scope, Order order, @Nullable String cursor, int limit, Lens lens) {

    public FeedRequest {
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("A page holds 1 to 50 posts, not " + limit);
        }
    }

    /// As the site counts votes.
    public FeedRequest(Scope scope, Order order, @Nullable String cursor, int limit) {
        this(scope, order, cursor, limit, new Lens.Site());
    }
}
