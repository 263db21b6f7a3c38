package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.forum.votes.VotersView;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.LensRule;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;

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
        LensRule.Facts facts = facts();
        return LensRule.large(facts).stream()
                .sorted(Comparator.comparingInt((InstanceId peer) -> -voters.getOrDefault(peer, 0))
                        .thenComparingLong(InstanceId::value))
                .flatMap(peer -> choice(peer).stream())
                .limit(OFFERED)
                .toList();
    }

    private Optional<Choice> choice(InstanceId peer) {
        Snapshot now = terms.get();
        return Optional.ofNullable(now.servers().get(peer))
                .map(server -> new Choice(now.peer(peer).map(Peer::name).orElse(server), server));
    }

    /// The lens itself when anybody may look through it, else the site's terms.
    public Lens allowed(Lens asked) {
        return LensRule.allowed(asked, facts()) ? asked : new Lens.Site();
    }

    /// The peers as they are, with votes counted as through a lens.
    Snapshot through(Lens lens) {
        return terms.get().counting(votes(lens));
    }

    /// How votes count through a lens.
    VoteTerms votes(Lens lens) {
        return LensRule.votes(lens, facts());
    }

    private LensRule.Facts facts() {
        Snapshot now = terms.get();
        return new LensRule.Facts(now.policy(), now.servers(), voters);
    }
}
