package org.folkmoot.forum.peering;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;

/// Ends terms whose time has run out, by a version of its own: until it is written they hold, whatever the clock says.
public final class ExpireTerms {

    private final Database database;
    private final PeerTerms terms;
    private final InstantSource clock;

    public ExpireTerms(Database database, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /// Ends what is due; does nothing when nothing is.
    public void expire() {
        Instant now = clock.instant();
        if (database.read(transaction -> due(transaction, now)).isEmpty()) {
            return;
        }
        database.change(transaction -> {
            terms.lock(transaction);
            due(transaction, now).forEach(version -> terms.undo(transaction, version, null, null));
        });
    }

    private List<TermsVersion> due(Transaction transaction, Instant now) {
        return terms.inForce(transaction).stream()
                .filter(version ->
                        version.expiresAt() != null && !version.expiresAt().isAfter(now))
                .toList();
    }
}
