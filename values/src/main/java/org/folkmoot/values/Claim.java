package org.folkmoot.values;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What another server says of something that one of its people wrote.
///
/// @param address what it calls it, for every other server
/// @param at      when it was written
public record Claim(String address, Instant at) {

    /// When that was, as far as we believe it: never in the future. As fine as the database keeps it, so that the
    /// same
    /// time is the same when it comes again.
    public static Instant believed(Instant claimed, Instant now) {
        return (claimed.isAfter(now) ? now : claimed).truncatedTo(ChronoUnit.MICROS);
    }
}
