package org.folkmoot.activitypub.federation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a peer does as a receiver of ours.
///
/// @param failures    attempts in a row that failed for its sake; 0 while it is well
/// @param nextTry     not before then; null for at once
/// @param lastSuccess when it last took something; null for never
/// @param lastFailure when an attempt last failed; null for never
/// @param words       what was wrong then, half a sentence for an admin; null when nothing ever was
public record Health(
        int failures,
        @Nullable Instant nextTry,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String words) {

    /// Of a peer that nothing was sent to yet.
    public static Health unknown() {
        return new Health(0, null, null, null, null);
    }

    public boolean well() {
        return failures == 0;
    }

    /// After it took something, or answered that it will never take it: either way it is there.
    public Health afterAnswer(Instant now) {
        return new Health(0, null, now, lastFailure, words);
    }

    public Health afterFailure(Instant now, Instant nextTry, String words) {
        return new Health(failures + 1, nextTry, lastSuccess, now, words);
    }

    /// Nothing is wrong with it, and yet not before then.
    public Health paused(Instant until) {
        return new Health(failures, until, lastSuccess, lastFailure, words);
    }
}
