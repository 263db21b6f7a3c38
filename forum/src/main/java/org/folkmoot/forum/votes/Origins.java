package org.folkmoot.forum.votes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.votes.CountedScore.Share;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.OriginShare.PassedOn;
import org.folkmoot.values.Score;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Shows where votes come from without showing who cast them: peers with few voters are folded together.
final class Origins {

    /// Fewer voters than this from one peer could be told apart.
    static final int SMALLEST_SHOWN = 5;

    private static final Comparator<OriginShare> ORDER = Comparator.comparing((OriginShare share) -> !share.members())
            .thenComparing(share -> share.servers() > 1, Boolean::compare)
            .thenComparingLong(share -> -share.score().received());

    private final Snapshot terms;
    private final Map<InstanceId, @Nullable String> domains;

    /// @param domains of the voters' servers
    Origins(Snapshot terms, Map<InstanceId, @Nullable String> domains) {
        this.terms = terms;
        this.domains = domains;
    }

    /// Our members first, then peers by their votes, the small ones together at the end.
    ///
    /// @param tallies what the shares were counted from
    List<OriginShare> shown(List<Share> shares, List<Tally> tallies) {
        Map<InstanceId, List<Tally>> relayed = relayed(tallies);
        List<OriginShare> shown = new ArrayList<>();
        List<OriginShare> small = new ArrayList<>();
        for (Share share : shares) {
            long votes = share.score().received();
            if (votes > 0) {
                OriginShare row = row(share, relayed.getOrDefault(share.peer(), List.of()));
                (row.members() || votes >= SMALLEST_SHOWN ? shown : small).add(row);
            }
        }
        if (!small.isEmpty()) {
            shown.add(folded(small));
        }
        shown.sort(ORDER);
        return shown;
    }

    private Map<InstanceId, List<Tally>> relayed(List<Tally> tallies) {
        Map<InstanceId, List<Tally>> relayed = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.relayed()) {
                relayed.computeIfAbsent(terms.votes().peer(tally.origin()), peer -> new ArrayList<>())
                        .add(tally);
            }
        }
        return relayed;
    }

    private OriginShare row(Share share, List<Tally> relayed) {
        if (share.peer().equals(Site.OURS)) {
            return new OriginShare(null, null, true, 1, share.score(), List.of(), List.of());
        }
        String domain = domain(share.peer());
        String name = terms.peer(share.peer()).map(Peer::name).orElse(domain);
        return new OriginShare(name, domain, false, 1, share.score(), passedOn(relayed), because(share, relayed));
    }

    private @Nullable String domain(InstanceId server) {
        String joined = domains.get(server);
        return joined == null ? terms.servers().get(server) : joined;
    }

    private List<PassedOn> passedOn(List<Tally> relayed) {
        Map<InstanceId, Long> byServer = new HashMap<>();
        relayed.forEach(tally -> byServer.merge(tally.via(), tally.up() + tally.down(), Long::sum));
        List<PassedOn> shown = new ArrayList<>();
        long few = 0;
        for (Map.Entry<InstanceId, Long> via : byServer.entrySet()) {
            String server = terms.servers().get(via.getKey());
            if (server == null || via.getValue() < SMALLEST_SHOWN) {
                few += via.getValue();
            } else {
                shown.add(new PassedOn(server, via.getValue()));
            }
        }
        shown.sort(Comparator.comparingLong(PassedOn::votes).reversed());
        if (few > 0) {
            shown.add(new PassedOn(null, few));
        }
        return shown;
    }

    /// Which decisions keep some of its votes from counting: its own terms, and those of whoever passed them on.
    private List<TermsVersionId> because(Share share, List<Tally> relayed) {
        if (share.score().held() == 0) {
            return List.of();
        }
        Set<TermsVersionId> decisions = new LinkedHashSet<>();
        VoteAxes own = terms.votes().of(share.peer());
        if (!own.passing(VoteAxes.FULL).equals(VoteAxes.DEFAULT)) {
            decision(share.peer()).ifPresent(decisions::add);
        }
        for (Tally tally : relayed) {
            if (terms.votes().of(tally.via()).passing() < VoteAxes.FULL) {
                decision(tally.via()).ifPresent(decisions::add);
            }
        }
        return List.copyOf(decisions);
    }

    private Optional<TermsVersionId> decision(InstanceId server) {
        return terms.peer(server).map(Peer::decision).or(terms.policy()::standardDecision);
    }

    private static OriginShare folded(List<OriginShare> small) {
        Score sum = small.stream().map(OriginShare::score).reduce(Score.NONE, Score::plus);
        return new OriginShare(null, null, false, small.size(), sum, List.of(), List.of());
    }
}
