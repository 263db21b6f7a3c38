package org.folkmoot.web.pages;

import org.jspecify.annotations.Nullable;

/// Logging in. Controls: `name`, `password`.
///
/// @param next    where to go afterwards; null for the front page
/// @param letters whether this site sends any, so that whoever forgot their password can ask for one
public record LogInModel(@Nullable String next, boolean letters, Form form) {}
