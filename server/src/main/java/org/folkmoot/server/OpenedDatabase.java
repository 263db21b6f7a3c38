package org.folkmoot.server;

import java.nio.file.Path;
import org.folkmoot.database.Connections;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.EmbeddedPostgres.Durability;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database, up and migrated: the embedded one, or the one that the settings name.
public final class OpenedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenedDatabase.class);
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 3_000;
    private static final int CONNECTIONS_OF_A_COMMAND = 2;

    private final @Nullable EmbeddedPostgres embedded;
    private final DatabaseAddress address;
    private final Connections connections;

    private OpenedDatabase(@Nullable EmbeddedPostgres embedded, DatabaseAddress address, int connections) {
        this.embedded = embedded;
        this.address = address;
        this.connections = Connections.open(address, connections);
    }

    /// Opens it for a server, which then is the only one to work on the data folder.
    public static OpenedDatabase forServer(Settings settings, Sources sources) {
        DatabaseAddress named = settings.database();
        if (named != null) {
            await(named);
            return migrated(null, named, settings.connections());
        }
        EmbeddedPostgres embedded = embedded(settings, sources);
        return migrated(embedded, embedded.address(), settings.connections());
    }

    /// Opens it for a short command, also while a server runs.
    public static OpenedDatabase forCommand(Settings settings, Sources sources) {
        DatabaseAddress running = running(settings);
        if (running != null) {
            return migrated(null, running, CONNECTIONS_OF_A_COMMAND);
        }
        EmbeddedPostgres embedded = embedded(settings, sources);
        return migrated(embedded, embedded.address(), CONNECTIONS_OF_A_COMMAND);
    }

    /// Where a database already runs that belongs to these settings; null when the embedded one is not running.
    public static @Nullable DatabaseAddress running(Settings settings) {
        DatabaseAddress named = settings.database();
        return named != null ? named : EmbeddedPostgres.running(DataFolder.database(settings.data()));
    }

    public Database database() {
        return connections.database();
    }

    public Connections connections() {
        return connections;
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        connections.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    /// The embedded one, made when it is absent; nobody else works on the data folder then.
    static EmbeddedPostgres embedded(Settings settings, Sources sources) {
        Path data = settings.data();
        DataFolder.make(data);
        if (!EmbeddedPostgres.existsIn(DataFolder.database(data))) {
            log.info("Making a database in {}; this takes a few seconds, once", DataFolder.database(data));
        }
        return EmbeddedPostgres.start(
                DataFolder.database(data), DataFolder.programs(data), Durability.SAFE, sources.secrets());
    }

    private static OpenedDatabase migrated(
            @Nullable EmbeddedPostgres embedded, DatabaseAddress address, int connections) {
        try {
            int steps = new Migrations(address).migrate();
            if (steps > 0) {
                log.info("Brought the database forward by {} steps", steps);
            }
            return new OpenedDatabase(embedded, address, connections);
        } catch (RuntimeException | Error failure) {
            if (embedded != null) {
                embedded.close();
            }
            throw failure;
        }
    }

    /// A database on another machine may start at the same time as we do.
    private static void await(DatabaseAddress address) {
        for (int attempt = 1; ; attempt++) {
            try {
                ServerCheck.check(address);
                return;
            } catch (DatabaseUnavailable away) {
                if (attempt == ATTEMPTS || !away.mayPass()) {
                    throw away;
                }
                log.warn("{}; trying again", away.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", stopped);
        }
    }
}
