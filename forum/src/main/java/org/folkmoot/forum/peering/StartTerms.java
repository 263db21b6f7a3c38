package org.folkmoot.forum.peering;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Puts terms in force that were announced, at their moment, by a version of their own. Whoever carries news to the
/// order
/// of posts asks it at every turn, so that what readers see follows the moment as soon as it follows any decision; and
/// before the first page is shown after a start, for what became due meanwhile.
public final class StartTerms {

    /// What other nodes announce is known here after so long; all that is announced starts later than that.
    private static final Duration KNOWN = Duration.ofSeconds(1);

    private final Database database;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final AnnouncementStore store = new AnnouncementStore();
    private final KeptWhatIfStore links = new KeptWhatIfStore();
    private volatile Instant lookAgain = Instant.MIN;

    public StartTerms(Database database, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /// Starts what is due; does nothing when nothing is, and mostly without asking the database.
    public void start() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgain)) {
            return;
        }
        Instant next = database.read(store::next).orElse(Instant.MAX);
        if (next.isAfter(now)) {
            Instant known = now.plus(KNOWN);
            lookAgain = next.isBefore(known) ? next : known;
            return;
        }
        database.change(transaction -> {
            terms.lock(transaction);
            store.due(transaction, now).forEach(due -> start(transaction, due, now));
        });
    }

    /// Servers that other terms name by now stay with these.
    private void start(Transaction transaction, AnnouncementStore.Kept due, Instant now) {
        TermsDraft draft = due.draft();
        Set<String> domains = new HashSet<>(draft.domains());
        domains.removeAll(terms.taken(transaction, due.peer(), domains));
        if (domains.isEmpty() && !draft.domains().isEmpty()) {
            store.end(transaction, due.id(), null, now);
            return;
        }
        TermsDraft then = new TermsDraft(draft.name(), domains, draft.terms(), draft.reviewOn(), draft.expiresAt());
        TermsVersionId decision = terms.change(transaction, peer(transaction, due), then, due.reason(), due.by());
        WhatIfId whatIf = due.whatIf();
        if (whatIf != null) {
            links.link(transaction, List.of(decision), whatIf);
        }
        store.end(transaction, due.id(), decision, now);
    }

    private @Nullable PeerId peer(Transaction transaction, AnnouncementStore.Kept due) {
        return due.draft().name() == null
                ? null
                : Optional.ofNullable(due.peer()).orElseGet(() -> terms.found(transaction));
    }
}
