package org.folkmoot.web.pages;

import org.jspecify.annotations.Nullable;

/// Logging in. Controls: `name`, `password`.
///
/// @param next where to go afterwards; null for the front page
public record LogInModel(@Nullable String next, Form form) {}
