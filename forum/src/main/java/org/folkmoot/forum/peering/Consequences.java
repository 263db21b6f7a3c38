package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// What a change of terms would do to the front pages: looked at before it is decided, kept with the decision.
public final class Consequences {

    /// A peer that has no row yet.
    private static final PeerId NEW = new PeerId(Long.MAX_VALUE);

    private final WhatIf whatIf;
    private final TermsInForce terms;
    private final Lenses lenses;
    private final WhatIfStore store = new WhatIfStore();
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
    public record Seen(List<Comparison> comparisons, boolean tellable) {}

    /// Compares the front pages as they are with those under a draft.
    ///
    /// @param peer  whose terms; null for a new peer, and for what is standard
    Seen of(@Nullable PeerId peer, TermsDraft draft) {
        Snapshot now = terms.get();
        Policy then = under(now.policy(), peer, draft);
        if (draft.name() == null) {
            boolean tellable = lenses.tellable(Set.copyOf(now.servers().values()));
            return new Seen(whatIf.compare(then, origin -> !origin.members()), tellable);
        }
        Set<String> servers = servers(now.servers().values(), now.policy(), then, peer == null ? NEW : peer);
        return new Seen(
                whatIf.compare(then, origin -> origin.domain() != null && servers.contains(origin.domain())),
                lenses.tellable(servers));
    }

    private static Policy under(Policy policy, @Nullable PeerId peer, TermsDraft draft) {
        String name = draft.name();
        if (name == null) {
            return policy.standard(draft.terms());
        }
        PeerId id = peer == null ? NEW : peer;
        return draft.domains().isEmpty()
                ? policy.without(id)
                : policy.with(
                        new Peer(id, name, draft.domains(), draft.terms(), new TermsVersionId(policy.epoch() + 1)));
    }

    /// The servers that stand under the peer's terms, before or after.
    private static Set<String> servers(Collection<String> known, Policy now, Policy then, PeerId peer) {
        return known.stream()
                .filter(server -> now.belongs(server, peer) || then.belongs(server, peer))
                .collect(Collectors.toSet());
    }

    /// Keeps what was compared with the decision that came of it, for everybody to see, where it may be told.
    void keep(Transaction transaction, TermsVersionId decision, Seen seen) {
        if (seen.tellable()) {
            store.keep(transaction, decision, seen.comparisons(), clock.instant());
        }
    }
}
