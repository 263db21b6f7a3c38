package org.folkmoot.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    /// Where it is kept which steps were taken.
    public static final String HISTORY = "flyway_schema_history";

    /// The table by which a database says that it is being filled from a backup (`database.transfer`).
    public static final String RESTORING = "restoring";

    private static final String BEING_FILLED = "select to_regclass('" + RESTORING + "') is not null";

    private static final String FOREIGN_TABLES = """
            select exists (select from pg_class where relnamespace = current_schema()::regnamespace
                           and relkind in ('r', 'p') and relname <> '%s')
            """.formatted(HISTORY);

    private final DatabaseAddress address;
    private final String location;
    private final Flyway flyway;

    public Migrations(DatabaseAddress address) {
        this(address, LOCATION);
    }

    Migrations(DatabaseAddress address, String location) {
        this.address = address;
        this.location = location;
        this.flyway = upTo("latest");
    }

    private Flyway upTo(String version) {
        return Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations(location)
                .table(HISTORY)
                .connectRetries(0)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .target(version)
                .load();
    }

    /// One step.
    ///
    /// @param checksum of its wording; null when it is not known
    public record Step(
            String version, String description, @Nullable Integer checksum) {

        private String named() {
            return version + " (" + description + ")";
        }
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

    /// The steps that a database has taken, in their order.
    public List<Step> taken() {
        return Arrays.stream(flyway.info().applied())
                .filter(step -> step.getVersion() != null)
                .map(Migrations::step)
                .toList();
    }

    /// Requires a database from which everything can be taken along.
    ///
    /// @throws DatabaseUnavailable when the database cannot be reached
    /// @throws DatabaseRefused     when it holds nothing, or something that is not whole
    public void requireWhole() {
        State state = state();
        if (state.trouble() != null) {
            throw new DatabaseRefused(state.trouble());
        }
        if (state.applied() == 0) {
            throw new DatabaseRefused("The database is empty: there is nothing in it to be taken along.");
        }
    }

    /// Requires that steps which another database has taken are known here.
    ///
    /// @throws DatabaseRefused when there are others among them
    public void require(List<Step> steps) {
        List<Step> ours = Arrays.stream(flyway.info().all())
                .filter(step -> step.getState() != MigrationState.FUTURE_SUCCESS)
                .map(Migrations::step)
                .toList();
        for (Step step : steps) {
            Step known = ours.stream()
                    .filter(one -> one.version().equals(step.version()))
                    .findFirst()
                    .orElseThrow(() -> new DatabaseRefused("It was made by a newer Folkmoot (it holds " + step.named()
                            + ", which this version does not know). Use that version or a newer one."));
            if (!Objects.equals(known.checksum(), step.checksum())) {
                throw new DatabaseRefused("It was made by another edition of Folkmoot: its migration " + step.named()
                        + " has another wording than the one known here.");
            }
        }
    }

    /// Makes the history in an empty database, before any step.
    public void makeHistory() {
        migrate(upTo("0?")); // there is no such step, and none is needed
    }

    /// Takes the steps up to one, also of a database that is being filled.
    public void migrateTo(Step step) {
        migrate(upTo(step.version()));
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new DatabaseRefused("The tables could not be made: " + reason(failure) + ".", failure);
        }
    }

    private static Step step(MigrationInfo step) {
        return new Step(String.valueOf(step.getVersion()), step.getDescription(), step.getChecksum());
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
        if (holds(BEING_FILLED)) {
            return "The database is being filled from a backup or another database, and that is not done."
                    + " If it broke off, give the same command again; it goes on from there.";
        }
        for (MigrationInfo step : info.all()) {
            String trouble = trouble(step);
            if (trouble != null) {
                return trouble;
            }
        }
        return info.applied().length == 0 && holds(FOREIGN_TABLES)
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

    private boolean holds(String question) {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(cause);
        }
    }
}
