package org.folkmoot.forum.feeds;

import java.time.Instant;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Why a reader cannot write a comment in a thread.
///
/// @param until when that ends by itself, such as a ban for a week; null when it does not
public record Silence(Refusal why, @Nullable Instant until) {}
