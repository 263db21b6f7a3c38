package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.server.Attacker.Ballot;
import org.folkmoot.server.Attacker.Kind;
import org.folkmoot.server.Attacker.Trace;
import org.postgresql.PGConnection;

/// What somebody holds who walks away with the machine of a database: every file of it, its log of changes,
/// its own log, a backup of every table, and each version of each row with the transaction that wrote it.
/// It holds neither the folder of keys nor what is in the memory of a running program.
final class SeizedMachine implements AutoCloseable {

    private static final int PAGE = 8_192;

    private static final String FILES = """
            select coalesce(pg_filenode_relation(0, substring(name from '^[0-9]+')::oid)::text, name),
              pg_read_binary_file(folder || name)
            from (select 'base/' || oid || '/' as folder from pg_database where datname = current_database()) as place,
              pg_ls_dir(folder) as name
            where name ~ '^[0-9]'
            """;

    private static final String LOG_OF_CHANGES = """
            select pg_read_binary_file('pg_wal/' || name) from pg_ls_waldir()
            where name between pg_walfile_name('BEGUN'::pg_lsn) and pg_walfile_name(pg_current_wal_lsn())
              and name ~ '^[0-9A-F]{24}$'
            order by name
            """;

    private static final String LOG = """
            select pg_read_binary_file(current_setting('data_directory') || '/../server.log', 0, 100000000, true)
            """;

    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname
            """;

    private static final String VERSIONS = """
            select (block::bigint << 16) | lp as place, t_xmin::text::bigint, t_attrs
            from generate_series(0, pg_relation_size('TABLE') / 8192 - 1) as block,
              heap_page_item_attrs(get_raw_page('TABLE', block::int), 'TABLE'::regclass)
            where t_attrs is not null
            order by t_xmin::text::bigint, place
            """;

    private static final String KEEPS_LOG = "seized_machine";

    private final Connection connection;
    private final String begun;

    /// One version of a row, the one that is in force or one before it.
    ///
    /// @param place  in the file
    /// @param writer the transaction that wrote it
    @SuppressWarnings("ArrayRecordComponent") // two versions are never compared
    record Version(long place, long writer, byte[][] columns) {

        long number(int column) {
            return ByteBuffer.wrap(columns[column])
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
        }

        /// The last bytes of a column, behind what says how long it is.
        byte[] end(int column, int bytes) {
            byte[] whole = columns[column];
            return Arrays.copyOfRange(whole, whole.length - bytes, whole.length);
        }
    }

    private SeizedMachine(Connection connection, String begun) {
        this.connection = connection;
        this.begun = begun;
    }

    /// Begins to watch: from here on the log of changes is kept whole, as by somebody who archives it.
    ///
    /// @param keeper the superuser of the database's server
    static SeizedMachine watched(DatabaseAddress keeper) throws SQLException {
        Connection connection = ServerCheck.connect(keeper);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pageinspect");
            statement.execute("select pg_create_physical_replication_slot('" + KEEPS_LOG + "', true)");
        }
        return new SeizedMachine(connection, text(connection, "select pg_current_wal_lsn()"));
    }

    /// Lets the server write out what it holds in memory.
    private void writtenOut() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /// Everything, by what it is.
    Map<String, byte[]> everything() throws SQLException, IOException {
        writtenOut();
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                all.merge("file of " + rows.getString(1), rows.getBytes(2), SeizedMachine::joined);
            }
        }
        all.put("log of changes", logOfChanges());
        all.put("log of PostgreSQL", log());
        backup().forEach((table, rows) -> all.put("backup of " + table, rows.getBytes(UTF_8)));
        return all;
    }

    /// Every table as a backup has it.
    Map<String, String> backup() throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        Map<String, String> backup = new LinkedHashMap<>();
        for (String table : tables) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from \"" + table + "\") to stdout", copy);
            backup.put(table, copy.toString(UTF_8));
        }
        return backup;
    }

    private byte[] log() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOG)) {
            return row.next() && row.getBytes(1) != null ? row.getBytes(1) : new byte[0];
        }
    }

    /// What was written to the log of changes since the watch began, without what stands at the head of
    /// each of its pages, so that nothing is cut in two by that.
    byte[] logOfChanges() throws SQLException {
        writtenOut();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOG_OF_CHANGES.replace("BEGUN", begun))) {
            while (rows.next()) {
                byte[] segment = rows.getBytes(1);
                for (int page = 0; page < segment.length; page += PAGE) {
                    int head = page == 0 ? 40 : 24;
                    log.write(segment, page + head, PAGE - head);
                }
            }
        }
        return log.toByteArray();
    }

    /// Every version of the rows of a table that is still in its file, by when it was written.
    List<Version> versions(String table) throws SQLException {
        List<Version> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSIONS.replace("TABLE", table))) {
            while (rows.next()) {
                byte[][] columns = (byte[][]) rows.getArray(3).getArray();
                versions.add(new Version(rows.getLong(1), rows.getLong(2), columns));
            }
        }
        return versions;
    }

    /// Who took part, by where and when the list of those who may vote says so.
    ///
    /// @param list of a consultation, a person and whether they took part
    List<Trace<Long>> tookPart(String list) throws SQLException {
        Map<Long, Long> places = new LinkedHashMap<>();
        Map<Long, Long> writers = new LinkedHashMap<>();
        for (Version version : versions(list)) {
            if (version.columns()[2][0] == 1) {
                places.put(version.number(1), version.place());
                writers.put(version.number(1), version.writer());
            }
        }
        return List.of(
                new Trace<>("rows of " + list, Kind.HEAP, places),
                new Trace<>("transactions of " + list, Kind.TRANSACTION, writers));
    }

    /// What a statement answers, as a trace: whom, and where.
    Trace<Long> told(String of, Kind kind, String sql) throws SQLException {
        Map<Long, Long> places = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                places.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return new Trace<>(of, kind, places);
    }

    /// Ballots, by where and when they were written.
    ///
    /// @param table of a consultation, a receipt of 32 digits and a choice of one option
    List<Trace<Ballot>> ballots(String table) throws SQLException {
        Map<Ballot, Long> places = new LinkedHashMap<>();
        Map<Ballot, Long> writers = new LinkedHashMap<>();
        Needles receipts = new Needles();
        for (Version version : versions(table)) {
            byte[] receipt = version.end(1, 32);
            Ballot ballot = new Ballot(new String(receipt, ISO_8859_1), version.end(2, 2)[0]);
            places.put(ballot, version.place());
            writers.put(ballot, version.writer());
            receipts.add(ballot.receipt(), receipt);
        }
        Map<String, Long> logged = receipts.in(logOfChanges());
        Map<Ballot, Long> log = new LinkedHashMap<>();
        places.keySet().forEach(ballot -> log.put(ballot, logged.getOrDefault(ballot.receipt(), 0L)));
        return List.of(
                new Trace<>("rows of " + table, Kind.HEAP, places),
                new Trace<>("transactions of " + table, Kind.TRANSACTION, writers),
                new Trace<>("changes of " + table, Kind.LOG_OF_CHANGES, log));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot('" + KEEPS_LOG + "')");
        }
    }
}
