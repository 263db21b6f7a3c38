package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// What a change of terms would do to the front pages: looked at before it is decided, kept with the decision.
public final class Consequences {

    /// The first of the peers that have no row yet; the others come below.
    private static final long NEW = Long.MAX_VALUE;

    private final WhatIf whatIf;
    private final TermsInForce terms;
    private final Lenses lenses;
    private final WhatIfStore runs = new WhatIfStore();
    private final KeptWhatIfStore store = new KeptWhatIfStore();
    private final InstantSource clock;

    public Consequences(WhatIf whatIf, TermsInForce terms, Lenses lenses, InstantSource clock) {
        this.whatIf = whatIf;
        this.terms = terms;
        this.lenses = lenses;
        this.clock = clock;
    }

    /// What a draft would do.
    ///
    /// @param tellable whether everybody may know: not when so few people vote from there that the difference would
    ///                 tell how each of them voted (decisions, 31)
    /// @param servers  those that we know and that it is about
    public record Seen(List<Comparison> comparisons, boolean tellable, Set<String> servers) {

        public Seen {
            comparisons = List.copyOf(comparisons);
            servers = Set.copyOf(servers);
        }
    }

    /// One of the changes that would come in force together.
    ///
    /// @param peer whose terms; null for a new peer, and for what is standard
    record Change(@Nullable PeerId peer, TermsDraft draft) {}

    /// Compares the front pages as they are with those under a draft.
    ///
    /// @param peer  whose terms; null for a new peer, and for what is standard
    Seen of(@Nullable PeerId peer, TermsDraft draft) {
        return of(List.of(new Change(peer, draft)));
    }

    /// Compares the front pages as they are with those under many drafts at once.
    Seen of(List<Change> changes) {
        Snapshot now = terms.get();
        Policy then = now.policy();
        Set<PeerId> peers = new HashSet<>();
        boolean everybody = false;
        for (Change change : changes) {
            String name = change.draft().name();
            if (name == null) {
                then = then.standard(change.draft().terms());
                everybody = true;
            } else {
                PeerId peer = change.peer() == null ? new PeerId(NEW - peers.size()) : change.peer();
                peers.add(peer);
                then = under(then, peer, name, change.draft());
            }
        }
        Set<String> servers = everybody
                ? Set.copyOf(now.servers().values())
                : servers(now.servers().values(), now.policy(), then, peers);
        Predicate<OriginShare> theirs = everybody
                ? origin -> !origin.members()
                : origin -> origin.domain() != null && servers.contains(origin.domain());
        return new Seen(whatIf.compare(then, theirs), lenses.tellable(servers), servers);
    }

    private static Policy under(Policy policy, PeerId peer, String name, TermsDraft draft) {
        return draft.domains().isEmpty()
                ? policy.without(peer)
                : policy.with(
                        new Peer(peer, name, draft.domains(), draft.terms(), new TermsVersionId(policy.epoch() + 1)));
    }

    /// The servers that stand under the terms of one of these peers, before or after.
    private static Set<String> servers(Collection<String> known, Policy now, Policy then, Set<PeerId> peers) {
        return known.stream()
                .filter(server -> now.belongs(server, peers) || then.belongs(server, peers))
                .collect(Collectors.toSet());
    }

    /// Keeps what was compared with the decisions that came of it, for everybody to see, where it may be told.
    void keep(Transaction transaction, List<TermsVersionId> decisions, Seen seen) {
        keep(transaction, seen).ifPresent(run -> store.link(transaction, decisions, run));
    }

    /// Keeps what was compared, where it may be told.
    Optional<WhatIfId> keep(Transaction transaction, Seen seen) {
        return seen.tellable()
                ? Optional.of(runs.keep(transaction, seen.comparisons(), clock.instant()))
                : Optional.empty();
    }
}
