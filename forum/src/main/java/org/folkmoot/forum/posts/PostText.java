package org.folkmoot.forum.posts;

import org.jspecify.annotations.Nullable;

/// What a post says.
///
/// @param title    one line, 3 to 200 characters
/// @param url      what it links to; null for a text
/// @param body     Markdown, at most 50,000 characters; null when there is none
/// @param language a BCP 47 tag; null when not said
public record PostText(
        String title,
        @Nullable String url,
        @Nullable String body,
        @Nullable String language,
        boolean nsfw) {}
