package org.folkmoot.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// Opens transactions.
///
/// A deed that PostgreSQL aborts for a reason that passes (a deadlock, a failed serialisation) is run again, so deeds
/// have no effects outside their transaction.
public final class Database {

    private static final int ATTEMPTS = 5;
    /// Serialisation failure and deadlock (PostgreSQL, appendix A, class 40).
    private static final Set<String> PASSING = Set.of("40001", "40P01");

    /// The connection broke, the server stops or starts, or it has no disk, memory or connection left (appendix A,
    /// classes
    /// 08, 57 and 53).
    private static final Set<String> LOST =
            Set.of("08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53000", "53100", "53200", "53300");

    /// Sent with the BEGIN. The driver's own way asks for the level, sets it for the session and sets it back, by
    /// three more journeys.
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final DataSource connections;
    private final Jdbi jdbi;
    private final AtomicLong writes = new AtomicLong();

    public Database(DataSource connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections)
                .installPlugin(new PostgresPlugin())
                .configure(StatementExceptions.class, Database::sayNothingOfWhatPeopleWrote)
                .registerColumnMapper(new IdMapper())
                .registerArgument(new IdArgument())
                .registerRowMapper(new RecordRows());
    }

    /// Faults end in the log, and what is bound to a statement are texts, addresses and hashes of people.
    private static void sayNothingOfWhatPeopleWrote(StatementExceptions faults) {
        faults.setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /// Runs a deed in one transaction that commits when it returns and rolls back when it throws.
    ///
    /// @throws DatabaseUnavailable when no connection can be had, or it breaks
    public <T extends @Nullable Object> T write(Function<Transaction, T> deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reached(() -> inTransaction(deed));
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !(failure instanceof TryAgain || caused(failure, PASSING))) {
                    throw failure;
                }
            } finally {
                writes.incrementAndGet();
            }
        }
    }

    /// How often something may have been changed through here: another number as soon as a deed is done.
    public long writes() {
        return writes.get();
    }

    /// [#write] for a deed without an answer.
    public void change(Consumer<Transaction> deed) {
        write(transaction -> {
            deed.accept(transaction);
            return null;
        });
    }

    /// Reads in one snapshot: everything that is asked within sees the same moment, and nothing can be changed.
    /// When the connection breaks, it is asked once more.
    ///
    /// @throws DatabaseUnavailable when no connection can be had
    public <T extends @Nullable Object> T read(Function<Transaction, T> question) {
        return asked(() -> inTransaction(transaction -> {
            transaction.update(SNAPSHOT).execute();
            return question.apply(transaction);
        }));
    }

    /// As [#read], but each statement sees the moment at which it is asked: for what every page asks,
    /// where one statement suffices or what several say need not agree to the instant. It takes two
    /// journeys to the database fewer.
    public <T extends @Nullable Object> T readEach(Function<Transaction, T> questions) {
        return asked(() -> {
            try (Handle handle = jdbi.open()) {
                return questions.apply(new Transaction(handle));
            }
        });
    }

    /// Asks one of the questions that nearly every page asks, by itself.
    ///
    /// @param values as [Transaction#ask]
    public <T extends @Nullable Object> List<T> ask(Question<T> question, Object... values) {
        return asked(() -> {
            try (Connection connection = connection()) {
                return question.ask(connection, values);
            } catch (SQLException failure) {
                throw new UnableToExecuteStatementException(failure, null);
            }
        });
    }

    private Connection connection() {
        try {
            return connections.getConnection();
        } catch (SQLException none) {
            throw new ConnectionException(none);
        }
    }

    /// When the connection breaks, it is asked once more.
    private static <T extends @Nullable Object> T asked(Supplier<T> asking) {
        try {
            return reached(asking);
        } catch (DatabaseUnavailable broken) {
            if (broken.getCause() instanceof ConnectionException) {
                throw broken;
            }
            return reached(asking); // on another connection: those that lay idle broke when the database restarted
        }
    }

    /// Which PostgreSQL it is, such as `18.1`.
    public String version() {
        return read(transaction ->
                transaction.query("show server_version").mapTo(String.class).one());
    }

    /// How many bytes the whole database takes on its disk. It looks at every file of it: tens of
    /// milliseconds.
    public long size() {
        return readEach(transaction -> transaction
                .query("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
    }

    /// How the connections are used now, without asking the database; null when they are not of a pool.
    public @Nullable PoolUse use() {
        if (!(connections instanceof HikariDataSource source)) {
            return null;
        }
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return pool == null
                ? null
                : new PoolUse(
                        pool.getActiveConnections(),
                        pool.getIdleConnections(),
                        pool.getThreadsAwaitingConnection(),
                        source.getMaximumPoolSize());
    }

    private <T extends @Nullable Object> T inTransaction(Function<Transaction, T> work) {
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(within -> work.apply(new Transaction(within)));
        }
    }

    private static <T extends @Nullable Object> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException cause) {
            throw new DatabaseUnavailable(cause);
        } catch (JdbiException failure) {
            if (caused(failure, LOST)) {
                throw new DatabaseUnavailable(failure);
            }
            throw failure;
        }
    }

    private static boolean caused(Throwable failure, Set<String> states) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
