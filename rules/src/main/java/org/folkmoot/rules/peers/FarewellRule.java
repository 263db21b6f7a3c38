package org.folkmoot.rules.peers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Says how long somebody who left is still shown to other servers, by no more than their name and key.
///
/// Servers of Lemmy's kind read an actor again before they believe it, when they last did so a day ago: whoever
/// is gone by then is marked as gone there, and the word that all they wrote goes too is refused.
public final class FarewellRule {

    /// As long as deliveries are tried.
    static final Duration TOLD_FOR = Duration.ofDays(7);

    private FarewellRule() {}

    /// Whether their document is still shown.
    ///
    /// @param left when they left; null when they did not
    public static boolean shown(@Nullable Instant left, Instant now) {
        return left == null || now.isBefore(left.plus(TOLD_FOR));
    }
}
