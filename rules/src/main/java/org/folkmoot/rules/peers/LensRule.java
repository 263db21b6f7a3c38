package org.folkmoot.rules.peers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;

/// Says how votes count for a reader who looks through a lens, and through which ones anybody may look.
public final class LensRule {

    /// A peer can be left out by itself only when so many of its people voted within thirty days: fewer could be told
    /// apart by looking once with and once without them (decisions, 31).
    public static final int FEWEST_VOTERS = 20;

    private static final VoteAxes NOTHING = VoteAxes.DEFAULT.votes(0).passing(0);

    private LensRule() {}

    /// What decides how votes count.
    ///
    /// @param site    the terms in force
    /// @param servers every other server that is known, with its domain
    /// @param voters  how many people of each server voted within thirty days
    public record Facts(Policy site, Map<InstanceId, String> servers, Map<InstanceId, Integer> voters) {}

    /// The terms under which a reader counts.
    ///
    /// @return those of the site for a lens that is not allowed
    public static VoteTerms votes(Lens lens, Facts facts) {
        VoteTerms site = facts.site().votes(facts.servers());
        return switch (lens) {
            case Lens.Site() -> site;
            case Lens.MembersOnly() ->
                replaced(facts, site, NOTHING, (server, peer) -> true).standard(NOTHING);
            case Lens.Everything() ->
                replaced(facts, site, VoteAxes.DEFAULT, (server, peer) -> true).standard(VoteAxes.DEFAULT);
            case Lens.WithoutSmall() -> {
                Set<InstanceId> large = large(facts, site);
                yield replaced(facts, site, NOTHING, (server, peer) -> !large.contains(peer))
                        .standard(NOTHING);
            }
            case Lens.Without(String server) -> {
                Set<InstanceId> large = large(facts, site);
                Set<InstanceId> peers = peers(facts, site, server);
                yield large.containsAll(peers)
                        ? replaced(facts, site, NOTHING, (other, peer) -> peers.contains(peer))
                        : site;
            }
        };
    }

    /// Whether anybody may look through it: a peer can be left out only when it is large enough.
    public static boolean allowed(Lens lens, Facts facts) {
        if (!(lens instanceof Lens.Without(String server))) {
            return true;
        }
        VoteTerms site = facts.site().votes(facts.servers());
        Set<InstanceId> peers = peers(facts, site, server);
        return !peers.isEmpty() && large(facts, site).containsAll(peers);
    }

    /// Whether it may be told to everybody what the votes of these servers together do.
    ///
    /// @param voters how many people of each server voted within thirty days
    public static boolean tellable(Collection<InstanceId> servers, Map<InstanceId, Integer> voters) {
        return servers.stream()
                        .mapToInt(server -> voters.getOrDefault(server, 0))
                        .sum()
                >= FEWEST_VOTERS;
    }

    /// The peers that are large enough to be left out, each by the server that names it.
    public static Set<InstanceId> large(Facts facts) {
        return large(facts, facts.site().votes(facts.servers()));
    }

    private static Set<InstanceId> large(Facts facts, VoteTerms site) {
        Map<InstanceId, Integer> byPeer = new HashMap<>();
        facts.voters().forEach((server, voters) -> byPeer.merge(site.peer(server), voters, Integer::sum));
        return byPeer.entrySet().stream()
                .filter(peer -> peer.getValue() >= FEWEST_VOTERS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<InstanceId> peers(Facts facts, VoteTerms site, String server) {
        return facts.servers().entrySet().stream()
                .filter(known -> known.getValue().equals(server))
                .map(known -> site.peer(known.getKey()))
                .collect(Collectors.toSet());
    }

    private static VoteTerms replaced(
            Facts facts, VoteTerms site, VoteAxes axes, BiPredicate<InstanceId, InstanceId> which) {
        Map<InstanceId, InstanceId> peers = new HashMap<>();
        Map<InstanceId, VoteAxes> terms = new HashMap<>();
        for (InstanceId server : facts.servers().keySet()) {
            InstanceId peer = site.peer(server);
            peers.put(server, peer);
            terms.put(peer, which.test(server, peer) ? axes : site.of(server));
        }
        return VoteTerms.of(site.standard(), peers, terms);
    }
}
