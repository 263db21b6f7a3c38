package org.folkmoot.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one peer's people contribute to a score: one row of an opened score, by peer and never by name.
///
/// @param name     what the peer is called: its own name when it has terms of its own, else the server; null for our
/// own
///                 members, and for the small ones folded together
/// @param domain   one of its servers; null like the name
/// @param members  whether these are our own members
/// @param servers  how many peers the row stands for: 1, or more when small ones are folded together
/// @param score    what counts of their votes, and what was received
/// @param passedOn what of that others passed on, the most first; the rest came from the peer itself
/// @param because  the decisions for which not all of it counts; none when all does
public record OriginShare(
        @Nullable String name,
        @Nullable String domain,
        boolean members,
        int servers,
        Score score,
        List<PassedOn> passedOn,
        List<TermsVersionId> because) {

    public OriginShare {
        passedOn = List.copyOf(passedOn);
        because = List.copyOf(because);
    }

    /// Votes of theirs for which we have only another server's word.
    ///
    /// @param via   that server; null for several that passed on few each
    /// @param votes how many, in either direction
    public record PassedOn(@Nullable String via, long votes) {}

    /// What came from the peer itself.
    public long direct() {
        return score.received() - passedOn.stream().mapToLong(PassedOn::votes).sum();
    }
}
