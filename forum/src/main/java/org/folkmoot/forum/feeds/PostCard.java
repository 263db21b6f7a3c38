package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Direction;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// A post as a list shows it to one reader.
///
/// @param url      what it links to; null for a text
/// @param body     its text as written (Markdown); null when there is none, or when this reader may not read it any
/// more
/// @param language a BCP 47 tag; null when not said
/// @param editedAt null when never edited
/// @param origins  where its votes come from, our members first, then by weight
/// @param myVote   the reader's own vote; null when there is none
/// @param authorIsModerator whether its author moderates the community
public record PostCard(
        PostId id,
        String title,
        @Nullable String url,
        @Nullable String body,
        @Nullable String language,
        CommunityLine community,
        PersonLine author,
        boolean authorIsModerator,
        Instant publishedAt,
        @Nullable Instant editedAt,
        int comments,
        Score score,
        List<OriginShare> origins,
        @Nullable Direction myVote,
        boolean nsfw,
        boolean locked,
        boolean pinnedInCommunity,
        boolean pinnedOnSite,
        boolean removed,
        boolean deleted) {}
