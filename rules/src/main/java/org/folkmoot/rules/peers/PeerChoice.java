package org.folkmoot.rules.peers;

import java.util.Set;
import org.folkmoot.values.PeerId;
import org.jspecify.annotations.Nullable;

/// What a member chose about a peer, with what that peer was then.
///
/// @param peer    null when it was a single server without terms of its own
/// @param domains of the servers that it had then, each standing for its subdomains too; a choice about
///        where they belong since has taken them out
/// @param apart   domains below these that belonged to other peers then
public record PeerChoice(@Nullable PeerId peer, Set<String> domains, Set<String> apart, Choices choices) {

    public PeerChoice {
        domains = Set.copyOf(domains);
        apart = Set.copyOf(apart);
    }
}
