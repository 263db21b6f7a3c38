package org.folkmoot.forum.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads about which peers a member can choose, with what they chose, and what became of these peers
/// since.
public final class PeerOffers {

    private final Database database;
    private final PeerTerms terms;
    private final Instances instances = new Instances();
    private final PeerChoiceStore store = new PeerChoiceStore();

    public PeerOffers(Database database, PeerTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /// Some of the peers with terms of their own, by name.
    ///
    /// @param skipped how many of them come before
    public List<PeerOffer> peers(PersonId person, long skipped, int limit) {
        return database.read(transaction -> {
            ChosenRows rows = new ChosenRows(store.rows(transaction, person));
            return terms.named(transaction, skipped, limit).stream()
                    .map(TermsVersion::named)
                    .flatMap(Optional::stream)
                    .map(peer -> offer(peer, rows))
                    .toList();
        });
    }

    /// Servers without terms of their own about which a member decided something, in the order in which
    /// they did.
    public List<PeerOffer> others(PersonId person) {
        return database.read(transaction -> {
            Policy policy = terms.policy(transaction);
            List<PeerOffer> others = new ArrayList<>();
            for (PeerChoiceStore.Row row : store.rows(transaction, person)) {
                Set<String> alone = ChosenRows.alone(policy, row);
                if (!alone.isEmpty() && !row.choices().equals(Choices.NONE)) {
                    others.add(offer(policy, new TreeSet<>(alone).first(), row));
                }
            }
            return others;
        });
    }

    /// What a member can choose about the peer to which a server belongs; empty for a server that we do
    /// not know.
    ///
    /// @param server its domain
    public Optional<PeerOffer> of(PersonId person, String server) {
        return database.read(transaction -> of(transaction, person, server));
    }

    private Optional<PeerOffer> of(Transaction transaction, PersonId person, String server) {
        Policy policy = terms.policy(transaction);
        ChosenRows rows = new ChosenRows(store.rows(transaction, person));
        Optional<Peer> peer = policy.of(server);
        if (peer.isPresent()) {
            return Optional.of(offer(peer.get(), rows));
        }
        PeerChoiceStore.Row row = rows.holding(policy, server);
        return row != null || instances.known(transaction, server).isPresent()
                ? Optional.of(offer(policy, server, row))
                : Optional.empty();
    }

    private static PeerOffer offer(Policy policy, String server, PeerChoiceStore.@Nullable Row row) {
        Set<String> servers = ChosenRows.together(policy, server, row);
        PeerChoiceStore.Row above = row == null || row.domains().contains(server) ? null : row;
        return new PeerOffer(
                server,
                row == null || servers.size() == 1 ? server : row.name(),
                servers,
                false,
                policy.standard().contents(),
                policy.standardDecision().orElse(null),
                row == null ? Choices.NONE : row.choices(),
                row == null || above != null || row.name().equals(server) || servers.size() > 1 ? null : row.name(),
                Set.of(),
                Set.of(),
                above == null ? Set.of() : servers,
                above == null ? null : above.name());
    }

    private static PeerOffer offer(Peer peer, ChosenRows rows) {
        PeerChoiceStore.Row own = rows.about(peer);
        PeerChoiceStore.Row held = rows.holding(peer);
        PeerChoiceStore.Row before = own == null ? held : null;
        Set<String> then = own == null ? Set.of() : Set.copyOf(own.domains());
        boolean decided = own != null && !own.choices().equals(Choices.NONE);
        return new PeerOffer(
                new TreeSet<>(peer.domains()).first(),
                peer.name(),
                peer.domains(),
                true,
                peer.terms().contents(),
                peer.decision(),
                held == null ? Choices.NONE : held.choices(),
                own == null || own.name().equals(peer.name()) ? null : own.name(),
                decided ? without(then, peer.domains()) : Set.of(),
                decided ? without(peer.domains(), then) : Set.of(),
                before == null ? Set.of() : rows.held(peer, before),
                before == null ? null : before.name());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }
}
