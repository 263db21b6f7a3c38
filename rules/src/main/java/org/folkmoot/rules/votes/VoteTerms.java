package org.folkmoot.rules.votes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.folkmoot.values.InstanceId;

/// The terms in force for votes: which servers make up one peer, and what holds for each peer.
///
/// A peer is named by one of its servers. A server that no peer claims is a peer by itself, and a peer without terms
/// of its own has [VoteAxes#DEFAULT]: so have our own members, always.
public final class VoteTerms {

    /// No peers, no terms: everything received counts.
    public static final VoteTerms NONE = new VoteTerms(Map.of(), Map.of());

    private final Map<InstanceId, InstanceId> peers;
    private final Map<InstanceId, VoteAxes> terms;

    private VoteTerms(Map<InstanceId, InstanceId> peers, Map<InstanceId, VoteAxes> terms) {
        this.peers = Map.copyOf(peers);
        this.terms = Map.copyOf(terms);
    }

    /// These terms, and others for one peer of one server.
    public VoteTerms with(InstanceId peer, VoteAxes itsTerms) {
        return with(peer, Set.of(peer), itsTerms);
    }

    /// These terms, and others for one peer.
    ///
    /// @param peer    the server that gives the peer its name, one of `servers`
    /// @param servers all servers of the peer
    /// @throws IllegalArgumentException when another peer claims one of them already
    public VoteTerms with(InstanceId peer, Set<InstanceId> servers, VoteAxes itsTerms) {
        if (!servers.contains(peer)) {
            throw new IllegalArgumentException("A peer is named by one of its servers");
        }
        Map<InstanceId, InstanceId> grouped = new HashMap<>(peers);
        grouped.values().removeIf(peer::equals);
        for (InstanceId server : servers) {
            InstanceId other = grouped.put(server, peer);
            if (other != null) {
                throw new IllegalArgumentException(server + " is a server of the peer " + other);
            }
        }
        Map<InstanceId, VoteAxes> stated = new HashMap<>(terms);
        stated.put(peer, itsTerms);
        return new VoteTerms(grouped, stated);
    }

    /// The peer that a server belongs to.
    public InstanceId peer(InstanceId server) {
        return peers.getOrDefault(server, server);
    }

    /// What holds for the peer that a server belongs to.
    public VoteAxes of(InstanceId server) {
        return terms.getOrDefault(peer(server), VoteAxes.DEFAULT);
    }

    /// Whether everything received counts, so that nobody needs to ask row by row.
    public boolean countEverything() {
        return terms.values().stream().allMatch(VoteAxes.DEFAULT::equals);
    }
}
