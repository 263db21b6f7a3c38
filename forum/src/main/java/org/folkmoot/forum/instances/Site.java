package org.folkmoot.forum.instances;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.SiteChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Our own site: the settings in force, and who we are among the servers.
///
/// Every node keeps the version in force in memory and reads it again when the ledger tells of a new one.
public final class Site {

    /// Our own server, the first of all.
    public static final InstanceId OURS = InstanceId.OURS;

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final SiteStore store = new SiteStore();
    private volatile @Nullable SiteSettings inForce;

    public Site(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The settings in force; empty until the site has been set up.
    public Optional<SiteSettings> settings() {
        SiteSettings known = inForce;
        return known != null ? Optional.of(known) : reload();
    }

    /// The settings as they were last known here, without asking the database; empty when they never were.
    public Optional<SiteSettings> lastKnown() {
        return Optional.ofNullable(inForce);
    }

    /// Reads the settings again, which another node may have changed.
    public Optional<SiteSettings> reload() {
        database.read(store::current).ifPresent(this::learn);
        return lastKnown();
    }

    /// Keeps the newest version that was ever read: one that was read before a change and arrives after it is old news.
    private synchronized void learn(SiteSettings read) {
        SiteSettings known = inForce;
        if (known == null || known.id().value() < read.id().value()) {
            inForce = read;
        }
    }

    /// The settings in force as this transaction sees them.
    public Optional<SiteSettings> settings(Transaction transaction) {
        return store.current(transaction);
    }

    /// As [#settings(Transaction)], keeping other changes out until the transaction ends.
    public Optional<SiteSettings> lockSettings(Transaction transaction) {
        store.lock(transaction);
        return store.current(transaction);
    }

    /// Puts a new version in force, within a deed that has judged it.
    ///
    /// @param by null at set-up, when nobody is there yet
    public void adopt(Transaction transaction, SiteDraft draft, @Nullable PersonId by) {
        var version = store.adopt(transaction, draft, by, clock.instant());
        String address = draft.publicAddress();
        store.nameOurs(transaction, address == null ? null : PublicAddress.domain(address));
        ledger.append(transaction, new SiteChanged(version), by);
        SiteSettings adopted = store.current(transaction).orElseThrow();
        transaction.afterCommit(() -> learn(adopted));
    }
}
