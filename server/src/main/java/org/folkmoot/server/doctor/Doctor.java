package org.folkmoot.server.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.database.Connections;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.server.DataFolder;
import org.folkmoot.server.OpenedDatabase;
import org.folkmoot.server.Setting;
import org.folkmoot.server.Settings;
import org.folkmoot.server.Version;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Looks for what is wrong with an installation, whether its server runs or not, in less than twenty seconds, and
/// changes nothing. `docs/operating.md` lists what it finds.
public final class Doctor {

    private static final int CONNECTIONS = 4;

    private final Settings settings;
    private final String heap;
    private final InstantSource clock;

    /// @param heap what is set for the program's objects, such as `384m`
    public Doctor(Settings settings, String heap, InstantSource clock) {
        this.settings = settings;
        this.heap = heap;
        this.clock = clock;
    }

    /// Looks at everything, the ground first.
    public List<Finding> examine() {
        ClientSettings usual =
                ClientSettings.of("Folkmoot-doctor/" + Version.text().replaceAll("[^A-Za-z0-9._-]+", "-") + "; +"
                        + Objects.requireNonNullElse(settings.publicUrl(), settings.localAddress()));
        ClientSettings ours = settings.testMode() ? usual.inTestMode() : usual;
        // what is on this machine itself is asked by a client of its own, which the guard would not let go there
        try (Round round = new Round();
                GuardedClient outside = new GuardedClient(ours);
                GuardedClient loopback = new GuardedClient(usual.inTestMode())) {
            OwnDoor door = new OwnDoor(settings.bind(), settings.port(), loopback);
            round.begin(ground());
            round.begin(List.of(new PortCheck(settings.bind(), settings.port(), door)));
            boolean running = door.state() instanceof OwnDoor.State.Ready;
            World world = new World(settings, ours, outside, running, clock);
            try (Connections connections = database(round)) {
                List<Check> late = List.of(
                        new MetricsPortCheck(settings.metrics()),
                        new TestModeCheck(settings.testMode()),
                        new MailCheck(settings.mail(), clock));
                if (connections == null) {
                    round.begin(world.checks(null));
                    round.begin(late);
                    return round.findings();
                }
                Forum forum = new Forum(settings, connections.database(), running, clock);
                round.begin(forum.checks());
                round.begin(world.checks(forum));
                round.begin(late);
                return round.findings();
            }
        }
    }

    private List<Check> ground() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long files = machine instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
        return List.of(
                JavaCheck.ofThis(),
                new DataFolderCheck(settings.data()),
                new SpaceCheck(() -> SpaceCheck.Room.of(settings.data())),
                new MemoryCheck(machine.getTotalMemorySize(), heap, settings.database() == null),
                new OpenFilesCheck(files));
    }

    /// Connections to a database that can be asked further; null when it cannot.
    private @Nullable Connections database(Round round) {
        for (Path kept : EmbeddedPostgres.keptIn(DataFolder.database(settings.data()))) {
            round.found(new Look(
                    "A database of an older PostgreSQL is kept in " + kept + ".",
                    "Nothing uses it any more. Delete it once you are sure that nothing is missing."));
        }
        DatabaseAddress address = OpenedDatabase.running(settings);
        if (address == null) {
            round.found(new Well(
                    EmbeddedPostgres.existsIn(DataFolder.database(settings.data()))
                            ? "The embedded PostgreSQL is stopped; it starts with the server."
                            : "The embedded PostgreSQL will be made at the first start."));
            return null;
        }
        try {
            ServerCheck.Facts facts = ServerCheck.check(address);
            round.found(new Well("The database is PostgreSQL " + facts.versionText() + " at " + address + "."));
            Migrations.State steps = new Migrations(address).state();
            MigrationsCheck migrations = new MigrationsCheck(steps);
            round.begin(List.of(migrations));
            return migrations.done() ? Connections.open(address, CONNECTIONS) : null;
        } catch (DatabaseUnavailable away) {
            round.found(new Bad(
                    Objects.requireNonNullElse(away.getMessage(), "The database cannot be reached."),
                    "Start PostgreSQL, or correct " + Setting.DATABASE_URL.variable() + "."));
        } catch (DatabaseRefused refused) {
            round.found(new Bad(Objects.requireNonNullElse(refused.getMessage(), "The database cannot be used."), ""));
        }
        return null;
    }
}
