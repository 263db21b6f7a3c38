package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// What one server's people contribute to a score: one row of an opened score, by server and never by name.
///
/// @param domain  the server; null for our own members, and for the small ones folded together
/// @param members whether these are our own members
/// @param servers how many servers the row stands for: 1, or more when small ones are folded together
/// @param score   what counts of their votes, and what was received
public record OriginShare(@Nullable String domain, boolean members, int servers, Score score) {}
