package org.folkmoot.web.pages;

import org.folkmoot.values.CommunityLine;
import org.jspecify.annotations.Nullable;

/// A community being founded or edited. Controls: `name` (new ones only), `title`, `description`, `nsfw`, `local-only`,
/// `moderators-only`.
///
/// @param editing null for a new one
public record CommunityFormModel(@Nullable CommunityLine editing, Form form) {}
