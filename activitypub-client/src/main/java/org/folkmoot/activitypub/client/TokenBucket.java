package org.folkmoot.activitypub.client;

import org.folkmoot.activitypub.client.ClientSettings.Rate;

/// Tokens that trickle in, of which every request takes one; those who come too early are told how long to wait.
///
/// Not safe for several threads; [Turnstile] holds its lock around it.
final class TokenBucket {

    private static final long SECOND = 1_000_000_000;

    private final long each;
    private final long depth;
    private long fullAt;

    /// @param now a reading of the clock that only ever counts on, in nanoseconds
    TokenBucket(Rate rate, long now) {
        this.each = SECOND / rate.perSecond();
        this.depth = each * rate.burst();
        this.fullAt = now;
    }

    /// Takes a token, of those to come when there is none.
    ///
    /// @return after how many nanoseconds it may be used; 0 for at once
    long take(long now) {
        fullAt = Math.max(fullAt, now) + each;
        return Math.max(0, fullAt - depth - now);
    }

    /// Puts a token back that was not used.
    void putBack() {
        fullAt -= each;
    }

    boolean isFull(long now) {
        return fullAt - now <= 0;
    }
}
