package org.folkmoot.forum.communities;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// A community as its own page shows it to one reader.
///
/// @param description Markdown; null when none was written
/// @param address     what its own server calls it; null when it is ours
/// @param activeMonth how many people posted, commented or voted in it in the last 30 days
/// @param pending     whether the reader has subscribed and its server has not answered yet
/// @param moderators  by rank, the first one founded or leads it
public record CommunityPage(
        CommunityLine community,
        @Nullable String address,
        @Nullable String description,
        Instant createdAt,
        long subscribers,
        long activeMonth,
        long posts,
        long comments,
        boolean nsfw,
        boolean moderatorsPostOnly,
        boolean removed,
        boolean deleted,
        List<PersonLine> moderators,
        boolean subscribed,
        boolean pending,
        boolean blocked,
        boolean mayModerate,
        boolean mayPost) {}
