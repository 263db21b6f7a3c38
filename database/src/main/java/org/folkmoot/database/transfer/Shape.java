package org.folkmoot.database.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.database.Migrations;

/// Which tables there are, without the history of the migrations.
///
/// @param tables     in the order of their names; a partitioned one is one table
/// @param partitions of those that are partitioned, but the default ones, which migrations make
/// @param sequences  in the order of their names
public record Shape(List<Table> tables, List<Partition> partitions, List<String> sequences) {

    private static final String TABLES = """
            select t.relname, array_agg(a.attname::text order by a.attnum)
            from pg_class t
            join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
              and t.relname not in ('%s', '%s')
            group by t.relname order by t.relname
            """.formatted(Migrations.HISTORY, Migrations.RESTORING);

    private static final String PARTITIONS = """
            select parent.relname, child.relname, pg_get_expr(child.relpartbound, child.oid)
            from pg_inherits
            join pg_class child on child.oid = inhrelid and child.relkind = 'r'
            join pg_class parent on parent.oid = inhparent and parent.relkind = 'p'
            where parent.relnamespace = current_schema()::regnamespace
              and pg_get_expr(child.relpartbound, child.oid) <> 'DEFAULT'
            order by parent.relname, child.relname
            """;

    private static final String SEQUENCES = """
            select relname from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname
            """;

    public Shape {
        tables = List.copyOf(tables);
        partitions = List.copyOf(partitions);
        sequences = List.copyOf(sequences);
    }

    /// One table.
    ///
    /// @param columns in the order in which their values leave and come in
    public record Table(String name, List<String> columns) {

        public Table {
            columns = List.copyOf(columns);
        }

        String quoted() {
            return Shape.quoted(name);
        }

        String quotedColumns() {
            return columns.stream().map(Shape::quoted).collect(Collectors.joining(", "));
        }
    }

    /// A part of a table.
    ///
    /// @param bounds as PostgreSQL writes them, such as `FOR VALUES FROM ('2026-01-01') TO
    ///               ('2026-01-02')`
    public record Partition(String table, String name, String bounds) {}

    static Shape of(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        List<Partition> partitions = new ArrayList<>();
        List<String> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    String[] columns = (String[]) row.getArray(2).getArray();
                    tables.add(new Table(row.getString(1), Arrays.asList(columns)));
                }
            }
            try (ResultSet row = statement.executeQuery(PARTITIONS)) {
                while (row.next()) {
                    partitions.add(new Partition(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            try (ResultSet row = statement.executeQuery(SEQUENCES)) {
                while (row.next()) {
                    sequences.add(row.getString(1));
                }
            }
        }
        return new Shape(tables, partitions, sequences);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
