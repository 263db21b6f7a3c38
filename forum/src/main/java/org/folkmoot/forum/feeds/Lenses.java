package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.database.Database;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.VotersView;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.LensRule;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;

/// Through which lenses readers may look, and how votes count through each.
public final class Lenses {

    private static final Duration COUNTED = Duration.ofDays(30);
    /// A menu of more would not be read; any other is reached from the page of its server.
    private static final int OFFERED = 5;

    private final Database database;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final VotersView view = new VotersView();
    private volatile Map<InstanceId, Integer> voters = Map.of();
    private volatile @Nullable Worked worked;

    public Lenses(Database database, TermsInForce terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /// A peer that can be left out by itself.
    ///
    /// @param name   what people call it
    /// @param server names it in a lens
    public record Choice(String name, String server) {}

    /// Counts again how many people of each server vote, which decides which peers may be left out.
    public void count() {
        voters = Map.copyOf(database.read(
                transaction -> view.since(transaction, clock.instant().minus(COUNTED))));
    }

    /// The largest peers that a reader may leave out, those with the most voters first.
    public List<Choice> choices() {
        return now().choices();
    }

    /// The lens itself when anybody may look through it, else the site's terms.
    public Lens allowed(Lens asked) {
        return LensRule.allowed(asked, now().facts()) ? asked : new Lens.Site();
    }

    /// The peers as they are, with votes counted as through a lens that is allowed.
    Snapshot through(Lens lens) {
        Worked now = now();
        return now.seen().computeIfAbsent(lens, asked -> now.site().counting(LensRule.votes(asked, now.facts())));
    }

    /// Whether it may be told what the votes of these servers do, all of them together.
    ///
    /// @param servers their domains
    public boolean tellable(Set<String> servers) {
        Worked now = now();
        return LensRule.tellable(
                now.site().servers().entrySet().stream()
                        .filter(known -> servers.contains(known.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                now.voters());
    }

    /// Scores as they are seen through a lens; as the site counts where it is not allowed.
    ScoreView counting(ScoreView site, Lens asked) {
        Lens lens = allowed(asked);
        return lens instanceof Lens.Site ? site : site.under(through(lens));
    }

    /// How votes count through a lens that is allowed.
    VoteTerms votes(Lens lens) {
        return through(lens).votes();
    }

    /// What was worked out for one policy and one count of voters: every page asks for it.
    private record Worked(
            Snapshot site, Map<InstanceId, Integer> voters, List<Choice> choices, Map<Lens, Snapshot> seen) {

        LensRule.Facts facts() {
            return new LensRule.Facts(site.policy(), site.servers(), voters);
        }
    }

    @SuppressWarnings("ReferenceEquality") // both are replaced whole, never changed
    private Worked now() {
        Worked known = worked;
        Snapshot site = terms.get();
        Map<InstanceId, Integer> counted = voters;
        if (known != null && known.site() == site && known.voters() == counted) {
            return known;
        }
        Worked anew = new Worked(site, counted, choices(site, counted), new ConcurrentHashMap<>());
        worked = anew;
        return anew;
    }

    private static List<Choice> choices(Snapshot site, Map<InstanceId, Integer> voters) {
        return LensRule.large(new LensRule.Facts(site.policy(), site.servers(), voters)).stream()
                .sorted(Comparator.comparingInt((InstanceId peer) -> -voters.getOrDefault(peer, 0))
                        .thenComparingLong(InstanceId::value))
                .flatMap(peer -> choice(site, peer).stream())
                .limit(OFFERED)
                .toList();
    }

    private static Optional<Choice> choice(Snapshot site, InstanceId peer) {
        return Optional.ofNullable(site.servers().get(peer))
                .map(server -> new Choice(site.peer(peer).map(Peer::name).orElse(server), server));
    }
}
