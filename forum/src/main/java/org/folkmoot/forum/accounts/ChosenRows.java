package org.folkmoot.forum.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.rules.peers.PeerChoiceRule;
import org.folkmoot.rules.peers.Policy;
import org.jspecify.annotations.Nullable;

/// What a member chose, with the rule that says which of it holds for what: the page and the deed read it
/// in the same way.
///
/// @param rows the oldest first
record ChosenRows(List<PeerChoiceStore.Row> rows) {

    ChosenRows {
        rows = List.copyOf(rows);
    }

    /// The row about a peer itself; null for none.
    PeerChoiceStore.@Nullable Row about(Peer peer) {
        return rows.stream()
                .filter(row -> peer.id().equals(row.peerId()))
                .findFirst()
                .orElse(null);
    }

    /// The oldest row that holds for any server of a peer; null for none.
    PeerChoiceStore.@Nullable Row holding(Peer peer) {
        Map<String, PeerChoice> holding = PeerChoiceRule.holds(peer, choices());
        return rows.stream()
                .filter(row -> holding.containsValue(row.choice()))
                .findFirst()
                .orElse(null);
    }

    /// The domains of a peer for which a row holds.
    Set<String> held(Peer peer, PeerChoiceStore.Row row) {
        return PeerChoiceRule.holds(peer, choices()).entrySet().stream()
                .filter(held -> held.getValue().equals(row.choice()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The row that holds for a server; null for none.
    PeerChoiceStore.@Nullable Row holding(Policy policy, String server) {
        Optional<PeerChoice> holding = PeerChoiceRule.holds(policy, server, choices());
        return rows.stream()
                .filter(row -> holding.filter(row.choice()::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    /// A server without terms of its own, with those that were chosen about together with it and have
    /// none either.
    static Set<String> together(Policy policy, String server, PeerChoiceStore.@Nullable Row row) {
        return row != null && row.domains().contains(server) ? alone(policy, row) : Set.of(server);
    }

    /// The servers of a row that belong to no peer by now.
    static Set<String> alone(Policy policy, PeerChoiceStore.Row row) {
        return row.domains().stream()
                .filter(domain -> policy.of(domain).isEmpty())
                .collect(Collectors.toSet());
    }

    private List<PeerChoice> choices() {
        return rows.stream().map(PeerChoiceStore.Row::choice).toList();
    }
}
