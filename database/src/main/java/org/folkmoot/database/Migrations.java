package org.folkmoot.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/// Brings a database to the shape that this version of Folkmoot needs, step by numbered step, or says why it will not.
///
/// It goes forward only, and each step is one transaction: no step may opt out of that (`executeInTransaction=false`),
/// since what it left half done could not be told from what was there before. It uses connections of its own, since
/// the tool needs two at once.
public final class Migrations {

    private static final String LOCATION = "classpath:db/migration";
    private static final String HISTORY = "flyway_schema_history";

    private final DatabaseAddress address;
    private final Flyway flyway;

    public Migrations(DatabaseAddress address) {
        this(address, LOCATION);
    }

    Migrations(DatabaseAddress address, String location) {
        this.address = address;
        this.flyway = Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations(location)
                .table(HISTORY)
                .connectRetries(0)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    /// How far a database has come.
    ///
    /// @param applied how many steps it has taken
    /// @param pending how many of ours it has yet to take
    /// @param trouble a sentence when it cannot go on from there
    public record State(int applied, int pending, @Nullable String trouble) {}

    /// Looks without changing anything.
    ///
    /// @throws DatabaseUnavailable when the database cannot be reached
    public State state() {
        ServerCheck.check(address);
        MigrationInfoService info = flyway.info();
        return new State(info.applied().length, info.pending().length, trouble(info));
    }

    /// The last step that a database has taken, by its number; cheap enough to be asked every second. It
    /// has taken one.
    public static String lastStep(Database database) {
        return database.readEach(transaction -> transaction
                .query("select version from " + HISTORY
                        + " where success and version is not null order by installed_rank desc limit 1")
                .mapTo(String.class)
                .one());
    }

    /// Takes every step that is still to be taken, each in its own transaction.
    ///
    /// @return how many steps were taken
    /// @throws DatabaseUnavailable when the database cannot be reached
    /// @throws DatabaseRefused     when it cannot be brought forward; it is then as it was, unless it says more
    public int migrate() {
        State before = state();
        if (before.trouble() != null) {
            throw new DatabaseRefused(before.trouble());
        }
        if (before.pending() == 0) {
            return 0;
        }
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException failure) {
            throw new DatabaseRefused(afterFailure(failure), failure);
        }
    }

    /// Each step is one transaction, so a step that failed left nothing.
    private String afterFailure(FlywayException failure) {
        String trouble = state().trouble();
        if (trouble != null) {
            return trouble;
        }
        return "A migration failed and was taken back, so the database is as it was: " + reason(failure);
    }

    private @Nullable String trouble(MigrationInfoService info) {
        for (MigrationInfo step : info.all()) {
            String trouble = trouble(step);
            if (trouble != null) {
                return trouble;
            }
        }
        return info.applied().length == 0 && holdsForeignTables()
                ? "The database already holds tables that are not Folkmoot's. Give Folkmoot an empty database of its own."
                : null;
    }

    private static @Nullable String trouble(MigrationInfo step) {
        MigrationState state = step.getState();
        if (state == MigrationState.FUTURE_SUCCESS) {
            return "The database was written by a newer Folkmoot (it holds " + named(step)
                    + ", which this version does not know). Start that version or a newer one;"
                    + " to go back, restore a backup made before the upgrade.";
        }
        if (state == MigrationState.FAILED || state == MigrationState.FUTURE_FAILED) {
            return "Migration " + named(step) + " was begun and did not finish, so the database is half changed."
                    + " Restore the backup made before the upgrade, then start again.";
        }
        if (state == MigrationState.MISSING_SUCCESS || state == MigrationState.MISSING_FAILED) {
            return "The database holds migration " + named(step)
                    + ", which belongs to no version of Folkmoot known here."
                    + " Check that FOLKMOOT_DATABASE_URL names the right database.";
        }
        if (state == MigrationState.IGNORED) {
            return "Migration " + named(step) + " should have come before ones that the database already holds."
                    + " The database was made by another edition of Folkmoot.";
        }
        if (state.isApplied() && !step.isChecksumMatching()) {
            return "Migration " + named(step) + " was applied in another wording than this version holds."
                    + " The database was made by another edition of Folkmoot.";
        }
        return null;
    }

    private static String named(MigrationInfo step) {
        return step.getVersion() + " (" + step.getDescription() + ")";
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.toString() : message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private boolean holdsForeignTables() {
        String question = """
                select exists (select from pg_class where relnamespace = current_schema()::regnamespace
                               and relkind in ('r', 'p') and relname <> '%s')
                """.formatted(HISTORY);
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(cause);
        }
    }
}
