package org.folkmoot.server.doctor;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Vitals;
import org.folkmoot.federation.store.TrafficView;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.instances.SecretKeys;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.forum.watching.SampleView;
import org.folkmoot.server.Echo;
import org.folkmoot.server.Settings;
import org.folkmoot.values.IdSource;
import org.jspecify.annotations.Nullable;

/// What can be seen where the database is whole: how it does, and what waits in it.
final class Forum {

    private final Settings settings;
    private final Database database;
    private final boolean running;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Site site;
    private final TrafficView traffic = new TrafficView();

    /// @param running whether the server of these settings runs
    Forum(Settings settings, Database database, boolean running, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.running = running;
        this.clock = clock;
        this.ledger = new Ledger(new IdSource(clock, new SecureRandom()), clock, new Bell(), new OwnDeeds());
        this.site = new Site(database, ledger, clock);
    }

    List<Check> checks() {
        Vitals vitals = new Vitals(database);
        MailOutbox letters = new MailOutbox(settings.mail() != null);
        return List.of(
                new KeepingCheck(vitals::keeping),
                new ConnectionsCheck(settings.connections(), vitals::room),
                new LocksCheck(vitals::open),
                new LitterCheck(vitals::littered, vitals::age),
                new OrderCheck(vitals::order),
                new ClockCheck("that of the database", clock, vitals::now, Duration.ZERO),
                new LedgerCheck(() -> database.readEach(ledger::progress), running, Duration.ofSeconds(2)),
                new InboxCheck(() -> database.readEach(traffic::arriving), clock),
                new DeliveriesCheck(() -> database.readEach(traffic::reached)),
                new LettersCheck(() -> database.readEach(letters::queue), clock),
                new JobsCheck(
                        () -> new SampleView(database).nodes(clock.instant().minus(Duration.ofMinutes(5)))),
                new BallotKeysCheck(database, settings.ballotKeys()));
    }

    /// The public address chosen at set-up; null when none was yet.
    @Nullable
    String address() {
        return site.settings().map(SiteSettings::publicAddress).orElse(null);
    }

    /// By which the server knows the doctor; empty when it never ran in a version that does.
    Optional<byte[]> key() {
        return new SecretKeys(database).made(Echo.KEY);
    }

    /// A server that answered lately; empty when there is none.
    Optional<String> peer() {
        return database.readEach(traffic::answering);
    }
}
