package org.folkmoot.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// The bounded set of connections that one node keeps to its database.
///
/// It opens none by itself: a database that is away shows itself to whoever asks first, as [DatabaseUnavailable], and
/// one that comes back is used again without a restart.
public final class Connections implements AutoCloseable {

    /// How long anyone waits for a connection, a fresh one or one that others use.
    private static final long WAIT_MILLIS = 3_000;
    private static final int CONNECT_SECONDS = 3;
    /// A server that went away without a word is noticed after this; longer than any statement may take.
    private static final int SILENCE_SECONDS = 90;
    private static final int IDLE = 2;

    /// No statement may hold others up for ever: what takes longer is a fault, and says so where it stands.
    private static final String LIMITS = """
            select set_config('statement_timeout', '60s', false),
                   set_config('lock_timeout', '15s', false),
                   set_config('idle_in_transaction_session_timeout', '60s', false),
                   set_config('jit', 'off', false)
            """;

    private final HikariDataSource pool;

    private Connections(HikariDataSource pool) {
        this.pool = pool;
    }

    /// Makes the set; nothing is connected yet.
    ///
    /// @param most how many connections there may be at once
    public static Connections open(DatabaseAddress address, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(Math.min(IDLE, most));
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(WAIT_MILLIS - 1_000);
        config.setInitializationFailTimeout(-1);
        config.setKeepaliveTime(TimeUnit.MINUTES.toMillis(2));
        config.setConnectionInitSql(LIMITS);
        config.addDataSourceProperty("ApplicationName", "folkmoot");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("loginTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("logServerErrorDetail", false); // it holds values of the row
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        return new Connections(new HikariDataSource(config));
    }

    /// For whatever needs a connection of its own, such as one that listens for notices.
    public DataSource source() {
        return pool;
    }

    public Database database() {
        return new Database(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
