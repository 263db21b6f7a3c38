package org.folkmoot.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.Places;
import org.jspecify.annotations.Nullable;

/// One server for the tests of this module (or the one that FOLKMOOT_TEST_DATABASE_URL names), and empty databases
/// on it. (The module `testing` is built upon this one.)
public final class OwnServer {

    private static @Nullable EmbeddedPostgres server;
    private static int count;

    private OwnServer() {}

    public static synchronized DatabaseAddress emptyDatabase() {
        String elsewhere = System.getenv("FOLKMOOT_TEST_DATABASE_URL");
        if (elsewhere != null && !elsewhere.isBlank()) {
            DatabaseAddress keeper = DatabaseAddress.parse(elsewhere);
            String name = "folkmoot_empty_" + ProcessHandle.current().pid() + "_" + ++count;
            execute(keeper, "create database " + name);
            return keeper.named(name);
        }
        EmbeddedPostgres running = running();
        String name = "empty_" + ++count;
        execute(running.keeper("postgres"), "create database " + name + " owner folkmoot");
        return running.address(name);
    }

    public static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static EmbeddedPostgres running() {
        if (server == null) {
            Path place = Places.open();
            EmbeddedPostgres started = Places.start(place);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                started.close();
                Places.delete(place);
            }));
            server = started;
        }
        return server;
    }
}
