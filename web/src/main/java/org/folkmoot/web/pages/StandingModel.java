package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.PeerStanding;
import org.jspecify.annotations.Nullable;

/// What holds between us and one server.
///
/// @param announced what is to come for it, the next first
/// @param history what was decided about it, the newest first
/// @param more    whether more was
/// @param kept     what was looked at and kept without a decision, the newest first
/// @param moreKept whether more was
/// @param chosen   how many members chose to see it; null where that is not told
public record StandingModel(
        PeerStanding standing,
        List<Announcement> announced,
        List<Decision> history,
        boolean more,
        List<KeptWhatIf> kept,
        boolean moreKept,
        ChosenBy.@Nullable Count chosen) {

    /// Whether the server has a peer's terms without being named itself, so that it could have some of its own.
    public boolean within() {
        var peer = standing.peer();
        return peer != null && !peer.domains().contains(standing.server());
    }
}
