package org.folkmoot.forum.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a feed.
///
/// @param next where the next page starts; null at the end
public record FeedPage(List<PostCard> posts, @Nullable String next) {

    public FeedPage {
        posts = List.copyOf(posts);
    }
}
