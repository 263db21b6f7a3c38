package org.folkmoot.web.pages;

import org.jspecify.annotations.Nullable;

/// Signing up. Controls: `name`, `password`, `email` (may stay empty), `answer` (by application).
///
/// @param question what applicants answer; null when there is none
/// @param next     where to go afterwards; null for the front page
public record SignUpModel(
        @Nullable String question, @Nullable String next, Form form) {}
