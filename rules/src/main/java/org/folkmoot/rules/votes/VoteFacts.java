package org.folkmoot.rules.votes;

import org.folkmoot.values.Direction;
import org.folkmoot.values.Proof;
import org.jspecify.annotations.Nullable;

/// All that decides what becomes of one vote.
///
/// @param asked     what the voter wants now; null to take the vote back
/// @param proof     how we know that the voter wants it
/// @param standing  the vote of theirs that stands; null when none does
/// @param voter     whether they may vote where the target is
/// @param target    whether the target can be voted on
/// @param downvotes whether this site takes votes down
public record VoteFacts(
        @Nullable Direction asked,
        Proof proof,
        @Nullable Standing standing,
        Voter voter,
        Target target,
        boolean downvotes) {

    /// A vote that stands, and how it was proven.
    public record Standing(Direction direction, Proof proof) {}

    /// Whether somebody may vote where the target is.
    public enum Voter {
        FREE,
        BANNED_FROM_SITE,
        BANNED_FROM_COMMUNITY
    }

    /// Whether something can be voted on. It is gone with its post and its community, too.
    public enum Target {
        LIVE,
        REMOVED,
        DELETED
    }
}
