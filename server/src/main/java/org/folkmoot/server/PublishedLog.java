package org.folkmoot.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a copy of the log of decisions that was published once says of it.
///
/// @param hashes the fingerprints of entries, by number
/// @param spoilt the lowest number of an entry whose record or words do not have their fingerprints; 0 where there is
/// none
/// @param head   what the site vouched for; null where it says nothing of it
record PublishedLog(
        Map<Long, String> hashes, long spoilt, @Nullable Head head) {

    PublishedLog {
        hashes = Map.copyOf(hashes);
    }

    /// The last entry at that time.
    ///
    /// @param signature in Base64; empty where the site did not sign
    record Head(long number, String hash, String signature) {}
}
