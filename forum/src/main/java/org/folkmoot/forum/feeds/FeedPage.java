package org.folkmoot.forum.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a feed.
///
/// @param next     where the next page starts; null at the end
/// @param counting whether older posts are still being put into this order, after a start
public record FeedPage(List<PostCard> posts, @Nullable String next, boolean counting) {

    public FeedPage {
        posts = List.copyOf(posts);
    }
}
