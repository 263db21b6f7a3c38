package org.folkmoot.rules.peers;

import java.time.LocalDate;
import org.folkmoot.values.Direction;
import org.jspecify.annotations.Nullable;

/// Says whether a community of ours tells other servers of a vote that a peer sent it.
///
/// What was not told on arrival is not told later by any change of terms (decisions, 34).
public final class AnnouncementRule {

    private AnnouncementRule() {}

    /// Whether it is told.
    ///
    /// @param voters    what holds for the voter's server
    /// @param direction of the vote; null when it is taken back, which whoever was told of it must always hear
    /// @param today     in UTC
    public static boolean announced(Terms voters, @Nullable Direction direction, LocalDate today) {
        return direction == null || voters.announcesHeld() || voters.votes().count(direction, today);
    }
}
