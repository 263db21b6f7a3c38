package org.folkmoot.rules.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.folkmoot.rules.peers.Dealings.Fetches;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// All terms that are in force at one policy epoch. Immutable: the epoch alone says what holds.
///
/// Which peer a server belongs to is decided by the most specific domain that is named: `a.b.example` by itself, else
/// by `b.example`, else by `example`. A domain without a port stands for every port.
public final class Policy {

    /// Before anybody decided anything.
    public static final Policy NONE = new Policy(0, Terms.OPEN, null, List.of());

    private final long epoch;
    private final Terms standard;
    private final @Nullable TermsVersionId standardDecision;
    private final List<Peer> peers;
    private final Map<String, Peer> byDomain = new HashMap<>();
    private final boolean openToAll;

    /// The policy of an epoch.
    ///
    /// @param epoch            how many versions there are
    /// @param standard         what holds for servers that no peer names
    /// @param standardDecision which version says so; null while nobody decided it
    /// @throws IllegalArgumentException when two peers name one domain
    public Policy(long epoch, Terms standard, @Nullable TermsVersionId standardDecision, List<Peer> peers) {
        this.epoch = epoch;
        this.standard = standard;
        this.standardDecision = standardDecision;
        this.peers = peers.stream()
                .sorted(Comparator.comparingLong((Peer peer) -> peer.id().value()))
                .toList();
        for (Peer peer : this.peers) {
            for (String domain : peer.domains()) {
                Peer other = byDomain.put(domain, peer);
                if (other != null) {
                    throw new IllegalArgumentException(domain + " is named by " + other.name() + " and " + peer.name());
                }
            }
        }
        this.openToAll =
                anyoneFetches(standard) && this.peers.stream().map(Peer::terms).allMatch(Policy::anyoneFetches);
    }

    private static boolean anyoneFetches(Terms terms) {
        return terms.dealings().fetches() == Fetches.ANYONE;
    }

    /// Whether anybody may fetch what stands here, whoever they are.
    public boolean openToAll() {
        return openToAll;
    }

    public long epoch() {
        return epoch;
    }

    /// What holds for servers that no peer names, also for those never met.
    public Terms standard() {
        return standard;
    }

    /// Which version says what is standard; empty while nobody decided it.
    public Optional<TermsVersionId> standardDecision() {
        return Optional.ofNullable(standardDecision);
    }

    /// All peers with terms of their own, by id.
    public List<Peer> peers() {
        return peers;
    }

    /// The peer of this id; empty when it has no terms of its own.
    public Optional<Peer> peer(PeerId id) {
        return peers.stream().filter(peer -> peer.id().equals(id)).findFirst();
    }

    /// The peer that a server belongs to; empty when none names it.
    ///
    /// @param server host in lower case, with a port when it has one
    public Optional<Peer> of(String server) {
        return byDomain.isEmpty()
                ? Optional.empty()
                : names(server).stream()
                        .map(byDomain::get)
                        .flatMap(peer -> Optional.ofNullable(peer).stream())
                        .findFirst();
    }

    /// Whether a server stands under the terms of one of these peers.
    ///
    /// @param server host in lower case, with a port when it has one
    public boolean belongs(String server, Set<PeerId> to) {
        return of(server).filter(named -> to.contains(named.id())).isPresent();
    }

    /// All domains by which a server can be named, the most specific first: itself, without its port, and those above.
    public static List<String> names(String server) {
        List<String> names = new ArrayList<>(List.of(server));
        int port = server.lastIndexOf(':');
        String domain = port < 0 ? server : server.substring(0, port);
        if (port >= 0) {
            names.add(domain);
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            names.add(domain.substring(dot + 1));
        }
        return names;
    }

    /// What holds for a server, which may be one never met.
    public Terms terms(String server) {
        return of(server).map(Peer::terms).orElse(standard);
    }

    /// What the terms say of the votes of these servers.
    ///
    /// @param servers all other servers that are known, with their domains
    public VoteTerms votes(Map<InstanceId, String> servers) {
        Map<PeerId, InstanceId> named = new HashMap<>();
        Map<InstanceId, InstanceId> grouped = new HashMap<>();
        Map<InstanceId, VoteAxes> axes = new HashMap<>();
        Map<InstanceId, String> byId = new TreeMap<>(Comparator.comparingLong(InstanceId::value));
        byId.putAll(servers);
        byId.forEach((server, domain) -> of(domain).ifPresent(peer -> {
            InstanceId name = named.computeIfAbsent(peer.id(), first -> server);
            grouped.put(server, name);
            axes.put(name, peer.terms().votes());
        }));
        return VoteTerms.of(standard.votes(), grouped, axes);
    }

    /// What the terms say of what is written on these servers.
    ///
    /// @param servers all other servers that are known, with their domains
    public Map<InstanceId, Contents> contents(Map<InstanceId, String> servers) {
        Map<InstanceId, Contents> contents = new HashMap<>();
        servers.forEach((server, domain) -> contents.put(server, terms(domain).contents()));
        return contents;
    }

    /// The same policy with other terms for one peer, or with one more: what would hold if that were decided.
    public Policy with(Peer changed) {
        List<Peer> others = new ArrayList<>(without(changed.id()).peers);
        others.add(changed);
        return new Policy(epoch, standard, standardDecision, others);
    }

    /// The same policy without terms of its own for one peer.
    public Policy without(PeerId ended) {
        return new Policy(
                epoch,
                standard,
                standardDecision,
                peers.stream().filter(peer -> !peer.id().equals(ended)).toList());
    }

    /// The same policy with other terms for everybody else.
    public Policy standard(Terms others) {
        return new Policy(epoch, others, standardDecision, peers);
    }
}
