package org.folkmoot.activitypub.federation;

import java.time.Duration;

/// How long an exchange may take and how much of an answer is taken.
///
/// @param within      from asking for the address to the last byte of the answer
/// @param answerBytes largest body, after inflating
/// @param excess      what becomes of a larger one
public record Limits(Duration within, int answerBytes, Excess excess) {

    /// For documents: 10 s, 1 MiB, as Lemmy and Mastodon bound them.
    public static final Limits DOCUMENT = new Limits(Duration.ofSeconds(10), 1 << 20, Excess.REFUSED);

    /// For handing over an activity: 30 s, since slow inboxes are common; of the answer only its beginning
    /// matters.
    public static final Limits DELIVERY = new Limits(Duration.ofSeconds(30), 4096, Excess.CUT_OFF);

    public enum Excess {
        /// The exchange fails as [TransportFailed.TooLarge].
        REFUSED,
        /// The answer ends there.
        CUT_OFF
    }
}
