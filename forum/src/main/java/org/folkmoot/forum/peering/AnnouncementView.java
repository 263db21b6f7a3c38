package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Terms that were announced: anybody may read all of it.
public final class AnnouncementView {

    private final Database database;
    private final PeerTerms terms;
    private final AnnouncementStore store = new AnnouncementStore();
    private final WhatIfStore runs = new WhatIfStore();

    public AnnouncementView(Database database, PeerTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /// Those to come, the next one first.
    ///
    /// @param server only those about whoever names this server; null for all
    public List<Announcement> open(@Nullable String server, int limit) {
        List<String> names = server == null ? null : Policy.names(server);
        return database.read(transaction -> read(transaction, store.open(transaction, names, limit)));
    }

    /// One of them, to come or over; empty when there is none of this number.
    public Optional<Announcement> one(AnnouncementId id) {
        return database.read(transaction -> store.one(transaction, id)
                .map(kept -> read(transaction, List.of(kept)).getFirst()));
    }

    /// What it was seen to change; none where that may not be told.
    public List<Comparison> seen(Announcement announcement) {
        WhatIfId whatIf = announcement.whatIf();
        return whatIf == null ? List.of() : database.read(transaction -> runs.find(transaction, whatIf));
    }

    private List<Announcement> read(Transaction transaction, List<AnnouncementStore.Kept> kept) {
        if (kept.isEmpty()) {
            return List.of();
        }
        Map<TermsVersionId, TermsVersion> before =
                terms.byNumber(transaction, kept.stream().map(one -> one.before()));
        List<TermsVersion> standard = terms.standard(transaction);
        return kept.stream()
                .map(one -> read(one, one.before() == null ? null : before.get(one.before()), standard))
                .toList();
    }

    private static Announcement read(
            AnnouncementStore.Kept kept, @Nullable TermsVersion before, List<TermsVersion> standard) {
        return new Announcement(
                kept.id(),
                kept.peer(),
                kept.draft(),
                before,
                PeerTerms.heldBefore(before, standard, kept.epoch()),
                kept.reason(),
                kept.author(),
                kept.at(),
                kept.startsAt(),
                kept.whatIf(),
                kept.end());
    }
}
