package org.folkmoot.rules.votes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.folkmoot.values.InstanceId;

/// The terms in force for votes: which servers make up one peer, and what holds for each peer.
///
/// A peer is named by one of its servers. A server that no peer claims is a peer by itself, and a peer without terms
/// of its own has what is standard. Our own members always have [VoteAxes#DEFAULT].
public final class VoteTerms {

    /// No peers, no terms: everything received counts.
    public static final VoteTerms NONE = new VoteTerms(VoteAxes.DEFAULT, Map.of(), Map.of());

    private final VoteAxes standard;
    private final Map<InstanceId, InstanceId> peers;
    private final Map<InstanceId, VoteAxes> terms;

    private VoteTerms(VoteAxes standard, Map<InstanceId, InstanceId> peers, Map<InstanceId, VoteAxes> terms) {
        this.standard = standard;
        this.peers = Map.copyOf(peers);
        this.terms = Map.copyOf(terms);
    }

    /// Terms for many peers at once.
    ///
    /// @param standard what holds for servers without terms of their own
    /// @param peers    the server that names the peer, for each server of a peer with terms of its own
    /// @param terms    what holds for each peer, by the server that names it
    public static VoteTerms of(VoteAxes standard, Map<InstanceId, InstanceId> peers, Map<InstanceId, VoteAxes> terms) {
        return new VoteTerms(standard, peers, terms);
    }

    /// What holds for servers without terms of their own.
    public VoteAxes standard() {
        return standard;
    }

    /// These terms, and others for all servers without terms of their own.
    public VoteTerms standard(VoteAxes others) {
        return new VoteTerms(others, peers, terms);
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
        return new VoteTerms(standard, grouped, stated);
    }

    /// The peer that a server belongs to.
    public InstanceId peer(InstanceId server) {
        return peers.getOrDefault(server, server);
    }

    /// What holds for the peer that a server belongs to.
    public VoteAxes of(InstanceId server) {
        return terms.getOrDefault(peer(server), server.equals(InstanceId.OURS) ? VoteAxes.DEFAULT : standard);
    }

    /// Whether everything received counts, so that nobody needs to ask row by row.
    public boolean countEverything() {
        return standard.equals(VoteAxes.DEFAULT) && terms.values().stream().allMatch(VoteAxes.DEFAULT::equals);
    }
}
