package org.folkmoot.activitypub.federation.signatures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the time of a signature lies within the window.
final class Times {

    private Times() {}

    /// @param expires null when the signature names no end
    static @Nullable Flaw flaw(Instant created, @Nullable Instant expires, Expectations expected) {
        if (created.isBefore(expected.now().minus(expected.window()))) {
            return Flaw.TOO_OLD;
        }
        if (created.isAfter(expected.now().plus(expected.window()))) {
            return Flaw.TOO_NEW;
        }
        // clocks differ as much at the end as at the beginning
        boolean over = expires != null && expires.isBefore(expected.now().minus(expected.window()));
        return over ? Flaw.TOO_OLD : null;
    }
}
