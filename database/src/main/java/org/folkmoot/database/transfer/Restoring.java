package org.folkmoot.database.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.jspecify.annotations.Nullable;

/// The table by which a database says that it is being filled, and how far that has come.
final class Restoring {

    /// Any number that nobody else takes: two fillings of one database wait for nobody, the second is
    /// refused.
    private static final long TURN = 0x666f6c6b6d6f6f74L;

    private static final String FOREIGN_KEYS = """
            select t.relname, k.conname, pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_class t on t.oid = k.conrelid
            where k.contype = 'f' and k.conparentid = 0 and t.relnamespace = current_schema()::regnamespace
            order by t.relname, k.conname
            """;

    private final Session session;
    private final String id;
    private final boolean begun;

    private Restoring(Session session, String id, boolean begun) {
        this.session = session;
        this.id = id;
        this.begun = begun;
    }

    private record ForeignKey(String table, String name, String definition) {}

    /// @throws DatabaseRefused when the database is not empty, or being filled with something else or
    ///                         by another program
    static Restoring of(Session session, String id) throws SQLException {
        if (!truth(session, "select pg_try_advisory_lock(" + TURN + ")")) {
            throw new DatabaseRefused("Another program is filling this database at this moment.");
        }
        if (!truth(session, "select to_regclass('" + Migrations.RESTORING + "') is not null")) {
            requireEmpty(session);
            return new Restoring(session, id, false);
        }
        String other = text(session, "select name from restoring where what = 'source'");
        if (other != null && !other.equals(id)) {
            throw new DatabaseRefused("This database was being filled with something else, which broke off."
                    + " Take that up again, or give an empty database.");
        }
        return new Restoring(session, id, other != null);
    }

    private static void requireEmpty(Session session) throws SQLException {
        boolean history = truth(session, "select to_regclass('" + Migrations.HISTORY + "') is not null");
        if (!Shape.of(session.connection()).tables().isEmpty()
                || (history && truth(session, "select exists (select from " + Migrations.HISTORY + ")"))) {
            throw new DatabaseRefused("This database is not empty, and nothing is written over. Give an empty one.");
        }
    }

    void begin(boolean anew) throws SQLException {
        session.execute("""
                create table if not exists restoring (
                  what text not null check (what in ('source', 'table', 'foreign key')),
                  name text not null,
                  of_table text not null default '',
                  definition text not null default '',
                  primary key (what, of_table, name))
                """);
        if (!begun) {
            insert("source", "", id, "");
        }
        if (anew) {
            session.execute("delete from restoring where what = 'table'");
        }
    }

    /// The tables that are filled.
    List<String> whole() throws SQLException {
        List<String> whole = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery("select name from restoring where what = 'table'")) {
            while (row.next()) {
                whole.add(row.getString(1));
            }
        }
        return whole;
    }

    void keep(String table, Tally tally) throws SQLException {
        insert("table", "", table, tally.fingerprint());
    }

    void takeForeignKeysAway() throws SQLException {
        session.connection().setAutoCommit(false);
        for (ForeignKey key : foreignKeys(FOREIGN_KEYS)) {
            insert("foreign key", key.table(), key.name(), key.definition());
            session.execute(
                    "alter table " + Shape.quoted(key.table()) + " drop constraint " + Shape.quoted(key.name()));
        }
        session.connection().commit();
        session.connection().setAutoCommit(true);
    }

    /// Each is checked over all rows.
    void bringForeignKeysBack() throws SQLException {
        for (ForeignKey key : foreignKeys(
                "select of_table, name, definition from restoring where what = 'foreign key' order by 1, 2")) {
            session.execute("alter table " + Shape.quoted(key.table()) + " add constraint " + Shape.quoted(key.name())
                    + " " + key.definition());
        }
    }

    private List<ForeignKey> foreignKeys(String question) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                keys.add(new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return keys;
    }

    /// The highest number that a sequence can give.
    long most(String sequence) throws SQLException {
        try (PreparedStatement statement =
                session.connection().prepareStatement("select seqmax from pg_sequence where seqrelid = ?::regclass")) {
            statement.setString(1, Shape.quoted(sequence));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void end() throws SQLException {
        session.execute("drop table restoring");
    }

    private void insert(String what, String table, String name, String definition) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement("""
                insert into restoring (what, of_table, name, definition) values (?, ?, ?, ?)
                on conflict (what, of_table, name) do update set definition = excluded.definition
                """)) {
            statement.setString(1, what);
            statement.setString(2, table);
            statement.setString(3, name);
            statement.setString(4, definition);
            statement.executeUpdate();
        }
    }

    private static boolean truth(Session session, String question) throws SQLException {
        return "t".equals(text(session, question));
    }

    private static @Nullable String text(Session session, String question) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
