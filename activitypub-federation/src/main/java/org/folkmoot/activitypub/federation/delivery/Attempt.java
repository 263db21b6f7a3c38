package org.folkmoot.activitypub.federation.delivery;

import java.time.Duration;
import org.folkmoot.activitypub.federation.DeliveryQueue.Drop;
import org.jspecify.annotations.Nullable;

/// What became of one attempt to hand over one parcel.
sealed interface Attempt {

    record Delivered() implements Attempt {}

    /// It will not be delivered, and the lane goes on.
    ///
    /// @param answered whether the peer itself said so, and so is there
    record Dropped(Drop drop, boolean answered) implements Attempt {}

    /// The peer is not well, or wants to be asked later.
    ///
    /// @param after    as the peer asks for; null when it does not
    /// @param answered whether it gave an answer at all, which may be about this one parcel
    record Failed(@Nullable Duration after, String words, boolean answered) implements Attempt {}

    /// We do not want to now; the peer is not to blame.
    record Paused(Duration after) implements Attempt {}
}
