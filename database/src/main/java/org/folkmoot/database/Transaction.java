package org.folkmoot.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// One transaction, opened by [Database] and handed on as an argument. Stores use it; they never open one.
public final class Transaction {

    private final Handle handle;

    Transaction(Handle handle) {
        this.handle = handle;
    }

    /// Asks for rows.
    ///
    /// @param sql one statement that answers rows, with `:name` parameters
    public Query query(String sql) {
        return handle.createQuery(sql);
    }

    /// Asks one of the questions that nearly every page asks.
    ///
    /// @param values of its parameters, in the order of their names: numbers, texts, moments, truths,
    ///               bytes, lists of numbers; none is null
    public <T extends @Nullable Object> List<T> ask(Question<T> question, Object... values) {
        try {
            return question.ask(handle.getConnection(), values);
        } catch (SQLException failure) {
            throw new UnableToExecuteStatementException(failure, null);
        }
    }

    /// Changes rows.
    ///
    /// @param sql one statement that changes rows, with `:name` parameters
    public Update update(String sql) {
        return handle.createUpdate(sql);
    }

    /// Changes many rows at once.
    ///
    /// @param sql one statement that is run once for each set of parameters added
    public PreparedBatch batch(String sql) {
        return handle.prepareBatch(sql);
    }

    /// Asks for very many rows, which come as they are sent and become no objects on the way.
    ///
    /// @param sql one statement that answers rows, without parameters: what is put into it are numbers and moments,
    ///            never what people wrote
    public void copy(String sql, BinaryRow.Each each) {
        try {
            new BinaryRow().copy(connection().unwrap(PGConnection.class), sql, each);
        } catch (SQLException failure) {
            throw new UnableToExecuteStatementException(failure, null);
        }
    }

    /// The bare connection, where COPY or LISTEN is wanted.
    public Connection connection() {
        return handle.getConnection();
    }

    /// Runs something once the transaction has committed, and never when it rolls back. It must not fail and not wait.
    public void afterCommit(Runnable work) {
        handle.afterCommit(work);
    }
}
