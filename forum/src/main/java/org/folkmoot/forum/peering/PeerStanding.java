package org.folkmoot.forum.peering;

import java.util.Optional;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.jspecify.annotations.Nullable;

/// What holds between us and one server.
///
/// @param server   its domain
/// @param peer     the peer that names it; null when none does, so that it stands under what is standard
/// @param terms    what holds
/// @param decision which decision says so; null while nobody decided it
/// @param met      whether we have had to do with it
/// @param reach    what there is between us and all servers of the peer, or this one alone
/// @param checked  what came of reading back votes that these passed on for others
public record PeerStanding(
        String server,
        @Nullable Peer peer,
        Terms terms,
        @Nullable Decision decision,
        boolean met,
        Reach reach,
        VoteSamples.Checked checked) {

    /// What people call it.
    public String name() {
        return Optional.ofNullable(peer).map(Peer::name).orElse(server);
    }
}
