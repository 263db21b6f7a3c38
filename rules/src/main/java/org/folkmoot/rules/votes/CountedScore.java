package org.folkmoot.rules.votes;

import java.util.List;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Score;

/// How a target stands under the terms in force, and which peer contributes what.
///
/// @param shares by peer, in the order of their ids; a peer whose votes do not count is still named
public record CountedScore(Score total, List<Share> shares) {

    public CountedScore {
        shares = List.copyOf(shares);
    }

    /// What one peer contributes.
    ///
    /// @param peer    the server that names the peer
    /// @param up      votes up that count
    /// @param down    votes down that count
    /// @param rawUp   votes up received
    /// @param rawDown votes down received
    public record Share(InstanceId peer, long up, long down, long rawUp, long rawDown) {

        /// What the peer adds to the score, or takes from it.
        public long net() {
            return up - down;
        }

        /// The same as a score of its own.
        public Score score() {
            return new Score(up, down, rawUp, rawDown);
        }
    }
}
