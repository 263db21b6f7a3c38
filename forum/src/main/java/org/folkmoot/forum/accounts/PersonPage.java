package org.folkmoot.forum.accounts;

import java.time.Instant;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// A person as their own page shows them to one reader.
///
/// @param address     what their own server calls them; null when they are ours
/// @param bio         Markdown; null when none was written
/// @param banned      whether they are banned from the site
/// @param bannedUntil null when not banned, or banned for good
public record PersonPage(
        PersonLine person,
        @Nullable String address,
        @Nullable String bio,
        Instant createdAt,
        boolean admin,
        boolean banned,
        @Nullable Instant bannedUntil,
        boolean blocked,
        long posts,
        long comments) {}
