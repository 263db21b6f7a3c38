package org.folkmoot.server;

import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.server.backup.BackupRefused;
import org.jspecify.annotations.Nullable;

/// The database, up and as it is: nothing is brought forward.
final class BareDatabase implements AutoCloseable {

    private final @Nullable EmbeddedPostgres embedded;
    private final DatabaseAddress address;

    private BareDatabase(@Nullable EmbeddedPostgres embedded, DatabaseAddress address) {
        this.embedded = embedded;
        this.address = address;
    }

    /// To read from, also while a server works on it.
    static BareDatabase toRead(Settings settings, Sources sources) {
        DatabaseAddress running = OpenedDatabase.running(settings);
        if (running != null) {
            return new BareDatabase(null, running);
        }
        if (!EmbeddedPostgres.existsIn(DataFolder.database(settings.data()))) {
            throw new BackupRefused("There is no database in " + settings.data() + ". If it is elsewhere, say so with "
                    + Setting.DATA.variable() + " or " + Setting.DATABASE_URL.variable() + ".");
        }
        return toFill(settings, sources);
    }

    /// To write to. The embedded one is made when it is absent, and refused while a server works on it.
    static BareDatabase toFill(Settings settings, Sources sources) {
        DatabaseAddress named = settings.database();
        if (named != null) {
            return new BareDatabase(null, named);
        }
        EmbeddedPostgres embedded = OpenedDatabase.embedded(settings, sources);
        return new BareDatabase(embedded, embedded.address());
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
