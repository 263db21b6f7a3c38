package org.folkmoot.database.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.database.ServerCheck;

/// A Folkmoot that writes numbers and says each one once it is committed, until it is killed.
final class WritesUntilKilled {

    private WritesUntilKilled() {}

    public static void main(String[] arguments) throws SQLException {
        EmbeddedPostgres server = Places.start(Path.of(arguments[0]));
        try (Connection connection = ServerCheck.connect(server.address());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists written (number bigint primary key)");
            try (PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
                for (long number = 1; ; number++) {
                    insert.setLong(1, number);
                    insert.execute();
                    System.out.println(number);
                }
            }
        }
    }
}
