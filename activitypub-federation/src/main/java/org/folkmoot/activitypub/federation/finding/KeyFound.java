package org.folkmoot.activitypub.federation.finding;

import java.time.Duration;
import org.folkmoot.activitypub.federation.PeerKey;

/// What came of looking for a key.
public sealed interface KeyFound {

    /// Here it is, bound to its owner.
    record Known(PeerKey key) implements KeyFound {}

    /// The origin says that the owner is gone (410).
    record Gone() implements KeyFound {}

    /// There is no key that can be used.
    ///
    /// @param why half a sentence
    record Unusable(String why) implements KeyFound {}

    /// Its server cannot be asked now.
    record NotNow(Duration after) implements KeyFound {}
}
