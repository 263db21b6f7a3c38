package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// What terms would have changed that somebody looked at and kept. Everybody sees those that may be told; admins see
/// all of them.
public final class KeptWhatIfView {

    private final Database database;
    private final PeerTerms terms;
    private final WhatIfStore runs = new WhatIfStore();
    private final KeptWhatIfStore store = new KeptWhatIfStore();

    public KeptWhatIfView(Database database, PeerTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /// Some of them, the newest first.
    ///
    /// @param server only those about whoever names this server; null for all
    /// @param before only those before this one; null to begin with the newest
    public List<KeptWhatIf> page(Viewer viewer, @Nullable String server, @Nullable WhatIfId before, int limit) {
        List<String> names = server == null ? null : Policy.names(server);
        return database.read(
                transaction -> read(transaction, store.page(transaction, names, admin(viewer), before, limit)));
    }

    /// One of them.
    ///
    /// @return empty when there is none of this number, or none that the viewer may see
    public Optional<KeptWhatIf> one(Viewer viewer, WhatIfId id) {
        return database.read(transaction -> store.one(transaction, id)
                .filter(kept -> kept.told() || admin(viewer))
                .map(kept -> read(transaction, List.of(kept)).getFirst()));
    }

    /// The terms alone, which everybody may see whom they are put to: without what was compared, so few people as
    /// may vote there.
    public Optional<KeptWhatIf> terms(WhatIfId id) {
        return database.read(transaction -> store.one(transaction, id)
                .map(kept -> read(transaction, List.of(kept)).getFirst()));
    }

    /// What was compared.
    public List<Comparison> comparisons(WhatIfId id) {
        return database.read(transaction -> runs.find(transaction, id));
    }

    private static boolean admin(Viewer viewer) {
        return viewer.admin();
    }

    private List<KeptWhatIf> read(Transaction transaction, List<KeptWhatIfStore.Kept> kept) {
        Map<TermsVersionId, TermsVersion> before =
                terms.byNumber(transaction, kept.stream().map(one -> one.before()));
        List<TermsVersion> standard = terms.standard(transaction);
        return kept.stream()
                .map(one -> kept(one, one.before() == null ? null : before.get(one.before()), standard))
                .toList();
    }

    private static KeptWhatIf kept(
            KeptWhatIfStore.Kept kept, @Nullable TermsVersion before, List<TermsVersion> standard) {
        Terms usual = PeerTerms.standardAt(standard, kept.epoch());
        TermsDraft draft = kept.draft();
        boolean ends = draft.name() != null && draft.domains().isEmpty();
        return new KeptWhatIf(
                kept.id(),
                kept.peer(),
                ends ? new TermsDraft(draft.name(), draft.domains(), usual, null, null) : draft,
                before,
                PeerTerms.heldBefore(before, standard, kept.epoch()),
                kept.reach(),
                kept.told(),
                kept.author(),
                kept.at());
    }
}
