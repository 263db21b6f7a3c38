package org.folkmoot.rules.peers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;

/// Says to which servers a member's choices apply when peers are renamed, regrouped or ended after they
/// chose.
///
/// A choice is about a peer: its new name and servers that join it change nothing. It is also about the
/// servers that the peer had: one that leaves it, or whose peer ends, keeps what was chosen for it until
/// the member chooses about where it belongs now. So nothing that somebody hid comes into sight because
/// an admin sorted servers anew.
public final class PeerChoiceRule {

    private PeerChoiceRule() {}

    /// What holds for each server about which something was chosen.
    ///
    /// @param servers every other server with its domain
    public static Map<InstanceId, Choices> chosen(
            Policy policy, Map<InstanceId, String> servers, List<PeerChoice> chosen) {
        if (chosen.isEmpty()) {
            return Map.of();
        }
        Map<PeerId, Choices> byPeer = new HashMap<>();
        chosen.forEach(choice -> {
            if (choice.peer() != null) {
                byPeer.put(choice.peer(), choice.choices());
            }
        });
        Map<String, Choices> byName = byName(chosen);
        Map<InstanceId, Choices> found = new HashMap<>();
        servers.forEach((server, domain) -> {
            Choices own = policy.of(domain)
                    .map(peer -> byPeer.get(peer.id()))
                    .orElseGet(() -> Policy.names(domain).stream()
                            .map(byName::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(Choices.NONE));
            if (!own.equals(Choices.NONE)) {
                found.put(server, own);
            }
        });
        return found;
    }

    private static Map<String, Choices> byName(List<PeerChoice> chosen) {
        Map<String, Choices> byName = new HashMap<>();
        chosen.forEach(choice -> choice.domains().forEach(domain -> byName.put(domain, choice.choices())));
        chosen.forEach(choice -> choice.apart().forEach(domain -> byName.putIfAbsent(domain, Choices.NONE)));
        return byName;
    }

    /// The domains below some domains that belong to other peers now.
    ///
    /// @param domains of a peer, or of one server
    public static Set<String> apart(Policy policy, Set<String> domains) {
        return policy.peers().stream()
                .flatMap(peer -> peer.domains().stream())
                .filter(domain -> !domains.contains(domain))
                .filter(domain -> Policy.names(domain).stream().anyMatch(domains::contains))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Whether a member decided anything that holds for a peer, or said that they decide nothing.
    public static boolean decided(Peer peer, List<PeerChoice> chosen) {
        return chosen.stream()
                .anyMatch(choice -> peer.id().equals(choice.peer())
                        || peer.domains().stream().anyMatch(choice.domains()::contains));
    }
}
