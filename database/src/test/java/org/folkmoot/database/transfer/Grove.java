package org.folkmoot.database.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.transfer.Shape.Table;

/// A small database with everything that is hard to bring elsewhere, and what two of them have to be
/// alike in.
public final class Grove {

    private Grove() {}

    /// Plants it in an empty database.
    public static void plant(DatabaseAddress address) {
        new Migrations(address).migrate();
        execute(address, """
                insert into tree (name, tall, planted, seed, notes) values
                  ('oak', 0.1, '2026-11-27 10:00:00.123456+02', '\\x00ff5c0a', '{"b": [1, null], "a": "\\t\\"ü"}'),
                  (E'tab\\tline\\nback\\\\slash \\\\N', 'NaN', 'infinity', '', 'null'),
                  ('', '-Infinity', '0044-03-15 12:00:00 BC', null, null),
                  ('🌳 ß', 1e-300, null, null, '[]');
                insert into leaf (tree_id, parent_id, colour) values (1, null, 'green'), (1, 1, null), (2, 2, E'\\r');
                update tree set first_leaf = 1 where id = 1;
                create table ring_20261127 partition of ring for values from ('2026-11-27') to ('2026-11-28');
                insert into ring values ('2026-11-27', 1, 0.3), ('2020-01-01', 2, 1.5);
                update season set name = 'autumn';
                select nextval('root_number'), nextval('root_number');
                """);
    }

    /// What every table holds, and how far the sequences are.
    public static Map<String, String> contents(DatabaseAddress address) {
        Map<String, String> contents = new TreeMap<>();
        try (Snapshot snapshot = Snapshot.of(address)) {
            for (Table table : snapshot.shape().tables()) {
                Tally tally = snapshot.copy(table, OutputStream.nullOutputStream(), Progress.silent());
                contents.put(table.name(), tally.toString());
            }
            snapshot.positions().forEach(position -> contents.put(position.sequence(), position.toString()));
            contents.put("shape", snapshot.shape().toString());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        contents.put("rules", text(address, """
                select string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), '; '
                                  order by conrelid::regclass::text, conname)
                from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'
                """));
        return contents;
    }

    static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    static String text(DatabaseAddress address, String question) {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
