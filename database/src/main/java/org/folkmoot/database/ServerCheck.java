package org.folkmoot.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Asks a database server whether it is one that we can work with, before anything is written to it.
public final class ServerCheck {

    private static final int OLDEST = 15;
    private static final int CONNECT_SECONDS = 3;

    private ServerCheck() {}

    /// What a server says of itself.
    public record Facts(int version, String versionText, String encoding, boolean standby) {}

    /// Connects once and judges what it finds.
    ///
    /// @return what the server says of itself, when it can be used
    /// @throws DatabaseUnavailable when it cannot be reached or does not let us in
    /// @throws DatabaseRefused     when it is too old, a standby, or does not hold UTF-8
    public static Facts check(DatabaseAddress address) {
        Facts facts;
        try (Connection connection = connect(address)) {
            facts = facts(connection);
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(cause);
        }
        judge(facts);
        return facts;
    }

    /// One connection outside any pool.
    public static Connection connect(DatabaseAddress address) throws SQLException {
        Properties properties = new Properties();
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("ApplicationName", "folkmoot");
        return DriverManager.getConnection(address.url(), properties);
    }

    /// The first thing that stands in the way decides.
    static void judge(Facts facts) {
        if (facts.version() / 10_000 < OLDEST) {
            throw new DatabaseRefused("The database server is PostgreSQL " + facts.versionText()
                    + ", and Folkmoot needs " + OLDEST + " or newer.");
        }
        if (facts.standby()) {
            throw new DatabaseRefused("The database server is a standby that only reads;"
                    + " point FOLKMOOT_DATABASE_URL at the primary.");
        }
        if (!facts.encoding().equals("UTF8")) {
            throw new DatabaseRefused(
                    "The database holds text as " + facts.encoding()
                            + ", and Folkmoot needs UTF8: create it with `create database … encoding 'UTF8' template template0`.");
        }
    }

    private static Facts facts(Connection connection) throws SQLException {
        String question = """
                select current_setting('server_version_num')::int, current_setting('server_version'),
                       current_setting('server_encoding'), pg_is_in_recovery()
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return new Facts(row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4));
        }
    }
}
