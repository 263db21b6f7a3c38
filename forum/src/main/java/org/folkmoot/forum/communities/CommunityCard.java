package org.folkmoot.forum.communities;

import org.folkmoot.values.CommunityLine;

/// A community as a list shows it to one reader.
public record CommunityCard(
        CommunityLine community,
        long subscribers,
        long activeMonth,
        long posts,
        long comments,
        boolean nsfw,
        boolean subscribed) {}
