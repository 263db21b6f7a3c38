package org.folkmoot.rules.peers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Says when a subscription that nobody answered is asked for again.
///
/// Lemmy 0.19 begins to send to a server only some time after it has first heard of it, and what it had to say before
/// is
/// lost: the very first "yes" to a new server always. Its people then see "pending" for ever. Asking twice does no
/// harm:
/// whoever follows already is told yes again.
public final class AskAgainRule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(7));

    private AskAgainRule() {}

    /// How long after an asking the next one follows; empty when nobody asks any more.
    ///
    /// @param before how often it was asked for before that asking
    public static Optional<Duration> wait(int before) {
        return before < WAITS.size() ? Optional.of(WAITS.get(before)) : Optional.empty();
    }
}
