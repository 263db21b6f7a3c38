package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every table has one room that makes it and alone writes to it: the one whose sign says so.
class TableOwnersTest {

    private static final Sources SOURCES = Sources.find();
    private static final String MIGRATIONS = "src/main/resources/db/migration";

    @Test
    void everyTableHasOneOwner() {
        assertThat(owners().values()).allSatisfy(rooms -> assertThat(rooms).hasSize(1));
    }

    @Test
    void aTableIsWrittenOnlyByTheRoomThatOwnsIt() {
        Map<String, List<String>> owners = owners();
        List<String> trespasses = new ArrayList<>();
        for (String module : SOURCES.modules()) {
            for (Path file : SOURCES.java(module)) {
                String room = room(module, file);
                for (String table : SqlWrites.inJava(Sources.text(file))) {
                    if (owners.containsKey(table) && !owners.get(table).contains(room)) {
                        trespasses.add(file.getFileName() + " of " + room + " writes to " + table + " of "
                                + owners.get(table));
                    }
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void aMigrationMakesOnlyTablesThatItsRoomOwns() {
        List<String> rooms = Sign.of(SOURCES, "forum").stream().map(Sign::room).toList();
        Map<String, List<String>> owners = owners();
        for (Path file : SOURCES.files("forum", MIGRATIONS, ".sql")) {
            String room = "org.folkmoot.forum." + room(file);
            if (!rooms.contains(room)) {
                continue; // its room is not there yet
            }
            for (String table : SqlWrites.made(Sources.text(file))) {
                assertThat(owners.getOrDefault(table, List.of()))
                        .as("%s of %s", table, file.getFileName())
                        .containsExactly(room);
            }
        }
    }

    @Test
    void writesAreFoundInEveryFormThatWeUse() {
        assertThat(SqlWrites.inJava("""
                class A {
                  /// insert into notes is not said in a comment
                  // delete from notes
                  String a = "insert into vote (a) values (1) on conflict do update set a = 2";
                  String b = "select 1 from post for update";
                  String c = "select 1 from post for no key update skip locked";
                  String d = "update only person set name = 'x'";
                }
                """)).containsExactly("vote", "person");
        String block = "with gone as (\n  DELETE FROM vote_tally where true) -- update nothing\n"
                + "merge into session using a on b when matched then update set c = d";
        assertThat(SqlWrites.inJava("String sql = \"\"\"\n" + block + "\"\"\";"))
                .containsExactly("vote_tally", "session");
    }

    @Test
    void tablesAreFoundInMigrations() {
        String migration = "create table vote (a int);\nCREATE TABLE IF NOT EXISTS post (\n a int);\n"
                + "create table event_1 partition of event default; -- create table nothing";
        assertThat(SqlWrites.made(migration)).containsExactly("vote", "post");
    }

    private static Map<String, List<String>> owners() {
        Map<String, List<String>> owners = new HashMap<>();
        for (String module : SOURCES.modules()) {
            for (Sign sign : Sign.of(SOURCES, module)) {
                for (String table : sign.tables()) {
                    owners.computeIfAbsent(table, name -> new ArrayList<>()).add(sign.room());
                }
            }
        }
        return owners;
    }

    private static String room(String module, Path file) {
        Path packages = SOURCES.file(module).resolve("src/main/java").relativize(file.getParent());
        return packages.toString().replace('/', '.').replace('\\', '.');
    }

    /// `V003__accounts_sessions.sql` is of the room `accounts`.
    private static String room(Path migration) {
        return migration.getFileName().toString().split("__", 2)[1].split("[_.]", 2)[0];
    }
}
