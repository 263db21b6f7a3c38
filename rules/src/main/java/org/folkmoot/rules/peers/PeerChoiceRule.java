package org.folkmoot.rules.peers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.jspecify.annotations.Nullable;

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
        Holding holding = Holding.of(chosen);
        Map<InstanceId, Choices> found = new HashMap<>();
        servers.forEach((server, domain) -> {
            Choices own =
                    holding.server(policy, domain).map(PeerChoice::choices).orElse(Choices.NONE);
            if (!own.equals(Choices.NONE)) {
                found.put(server, own);
            }
        });
        return found;
    }

    /// The choice that holds for one server; empty for none.
    ///
    /// @param server host in lower case, with a port when it has one
    public static Optional<PeerChoice> holds(Policy policy, String server, List<PeerChoice> chosen) {
        return Holding.of(chosen).server(policy, server);
    }

    /// The choice that holds for each domain of a peer: the one about the peer, and where there is none
    /// what was chosen about where the domain belonged before. A domain for which none does is left out.
    public static Map<String, PeerChoice> holds(Peer peer, List<PeerChoice> chosen) {
        Holding holding = Holding.of(chosen);
        Map<String, PeerChoice> found = new HashMap<>();
        peer.domains()
                .forEach(domain -> holding.domain(peer.id(), domain).ifPresent(choice -> found.put(domain, choice)));
        return found;
    }

    /// Choices by what they are about.
    ///
    /// @param byName empty for a domain that belonged to others when something above it was chosen about
    private record Holding(Map<PeerId, PeerChoice> byPeer, Map<String, Optional<PeerChoice>> byName) {

        static Holding of(List<PeerChoice> chosen) {
            Map<PeerId, PeerChoice> byPeer = new HashMap<>();
            Map<String, Optional<PeerChoice>> byName = new HashMap<>();
            for (PeerChoice choice : chosen) {
                if (choice.peer() != null) {
                    byPeer.put(choice.peer(), choice);
                }
                choice.domains().forEach(domain -> byName.put(domain, Optional.of(choice)));
            }
            chosen.forEach(choice -> choice.apart().forEach(domain -> byName.putIfAbsent(domain, Optional.empty())));
            return new Holding(byPeer, byName);
        }

        Optional<PeerChoice> server(Policy policy, String server) {
            return domain(policy.of(server).map(Peer::id).orElse(null), server);
        }

        Optional<PeerChoice> domain(@Nullable PeerId peer, String domain) {
            PeerChoice about = peer == null ? null : byPeer.get(peer);
            return about != null
                    ? Optional.of(about)
                    : Policy.names(domain).stream()
                            .filter(byName::containsKey)
                            .findFirst()
                            .flatMap(name -> byName.getOrDefault(name, Optional.empty()));
        }
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
}
