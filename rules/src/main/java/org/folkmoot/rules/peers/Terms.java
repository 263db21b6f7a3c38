package org.folkmoot.rules.peers;

import org.folkmoot.rules.votes.VoteAxes;

/// What holds between us and one peer, as axes that do not depend on each other.
///
/// Every axis has an effect that somebody of another server can see; one without an effect is not here.
///
/// @param votes          what its votes count, and what those count that it passes on
/// @param announcesHeld  whether communities of ours tell other servers of votes that count as nothing here; told
///                       of, they might count elsewhere as if we stood behind them
public record Terms(VoteAxes votes, boolean announcesHeld) {

    /// Everything as it comes, as between servers that know nothing bad of each other.
    public static final Terms OPEN = new Terms(VoteAxes.DEFAULT, true);

    /// As [#OPEN], and its votes are kept but not counted.
    public static final Terms QUIET_VOTES = new Terms(VoteAxes.DEFAULT.votes(0), false);

    /// The same with other axes for votes.
    public Terms votes(VoteAxes others) {
        return new Terms(others, announcesHeld);
    }
}
