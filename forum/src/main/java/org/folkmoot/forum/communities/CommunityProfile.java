package org.folkmoot.forum.communities;

import org.jspecify.annotations.Nullable;

/// What a community says of itself and how it is run.
///
/// @param title       how it is called on pages
/// @param description Markdown, at most 10,000 characters; null when none was written
/// @param localOnly   whether only members of this site see it
/// @param moderatorsPostOnly whether only moderators start posts (comments stay open)
public record CommunityProfile(
        String title, @Nullable String description, boolean nsfw, boolean localOnly, boolean moderatorsPostOnly) {}
