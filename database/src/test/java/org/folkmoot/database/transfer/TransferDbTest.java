package org.folkmoot.database.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.Migrations.Step;
import org.folkmoot.database.OwnServer;
import org.folkmoot.database.transfer.Filling.Source;
import org.folkmoot.database.transfer.Shape.Table;
import org.junit.jupiter.api.Test;

class TransferDbTest {

    private final DatabaseAddress from = OwnServer.emptyDatabase();
    private final DatabaseAddress to = OwnServer.emptyDatabase();

    TransferDbTest() {
        Grove.plant(from);
    }

    @Test
    void everythingThatIsInADatabaseIsInTheOther() {
        Map<String, String> before = Grove.contents(from);

        assertThat(Transfer.run(from, to, Progress.silent())).isEqualTo(new Transfer.Done(4, 10));

        assertThat(Grove.contents(to)).isEqualTo(before);
        assertThat(Grove.contents(from)).isEqualTo(before);
        assertThat(Grove.text(to, "select string_agg(name, ' ') from season")).isEqualTo("autumn");
        assertThat(Grove.text(to, "insert into tree (name) values ('ash') returning id"))
                .isEqualTo("5");
        assertThat(Grove.text(to, "select loud from tree where id = 1")).isEqualTo("OAK");
        assertThat(Grove.text(to, "select count(*) from ring_20261127")).isEqualTo("1");
        assertThatThrownBy(() -> Grove.execute(to, "update leaf set colour = 'red'"))
                .hasMessageContaining("a leaf stays as it is");
        assertThatThrownBy(() -> Grove.execute(to, "insert into leaf (tree_id) values (99)"))
                .hasMessageContaining("foreign key");
        assertThat(new Migrations(to).state()).isEqualTo(new Migrations.State(1, 0, null));
    }

    @Test
    void whatIsWrittenMeanwhileIsNotInIt() throws IOException {
        try (Snapshot snapshot = Snapshot.of(from)) {
            Grove.execute(from, "insert into tree (name) values ('late'); insert into leaf (tree_id) values (5)");
            ByteArrayOutputStream trees = new ByteArrayOutputStream();
            Tally tally = snapshot.copy(table(snapshot, "tree"), trees, Progress.silent());

            assertThat(tally.rows()).isEqualTo(4);
            assertThat(trees.toString(UTF_8)).doesNotContain("late");
            assertThat(snapshot.copy(table(snapshot, "leaf"), trees, Progress.silent())
                            .rows())
                    .isEqualTo(3);
        }
    }

    @Test
    void aFillingThatBrokeOffGoesOnWithWhatIsNotWhole() throws IOException {
        try (Snapshot snapshot = Snapshot.of(from)) {
            try (Filling filling = Filling.begin(to, source(snapshot, "one"))) {
                load(snapshot, filling, "leaf");
                assertThatThrownBy(() -> filling.load(table(snapshot, "tree"), out -> {
                            snapshot.copy(table(snapshot, "tree"), out, Progress.silent());
                            throw new IOException("the disk is gone");
                        }))
                        .hasMessage("the disk is gone");
            }
            assertThat(Grove.text(to, "select count(*) from tree")).isEqualTo("0");
            assertThatThrownBy(() -> new Migrations(to).migrate())
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("give the same command again");
            assertThatThrownBy(() -> Filling.begin(to, source(snapshot, "another")))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("filled with something else");

            try (Filling again = Filling.begin(to, source(snapshot, "one"))) {
                assertThat(again.holds(table(snapshot, "leaf"))).isTrue();
                for (String name : List.of("ring", "season", "tree")) {
                    assertThat(again.holds(table(snapshot, name))).isFalse();
                    load(snapshot, again, name);
                }
                again.finish(snapshot.positions(), false);
            }
        }
        assertThat(Grove.contents(to)).isEqualTo(Grove.contents(from));
    }

    @Test
    void aRowThatPointsNowhereIsFoundAndTheDatabaseServesNobody() throws IOException {
        try (Snapshot snapshot = Snapshot.of(from);
                Filling filling = Filling.begin(to, source(snapshot, "one"))) {
            load(snapshot, filling, "leaf");

            assertThatThrownBy(() -> filling.finish(snapshot.positions(), false))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("leaf_tree_id_fkey")
                    .hasMessageContaining("(23503)");
        }
        assertThat(new Migrations(to).state().trouble()).contains("is being filled");
    }

    @Test
    void nothingIsWrittenIntoADatabaseThatHoldsSomething() {
        Grove.execute(to, "create table ours as select 'here' as name");
        assertThatThrownBy(() -> Transfer.run(from, to, Progress.silent()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is not empty, and nothing is written over");
        assertThat(Grove.text(
                        to,
                        "select string_agg(relname, ' ') from pg_class where relkind = 'r'"
                                + " and relnamespace = current_schema()::regnamespace"))
                .isEqualTo("ours");

        Grove.execute(to, "drop table ours");
        new Migrations(to).migrate();
        assertThatThrownBy(() -> Transfer.run(from, to, Progress.silent()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void onlyOneFillsADatabaseAtATime() {
        try (Snapshot snapshot = Snapshot.of(from);
                Filling first = Filling.begin(to, source(snapshot, "one"))) {
            assertThat(first.holds(table(snapshot, "leaf"))).isFalse();
            assertThatThrownBy(() -> Filling.begin(to, source(snapshot, "one")))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("Another program is filling this database");
        }
    }

    @Test
    void whatANewerProgramMadeIsRefusedBeforeAnythingIsMade() {
        List<Step> newer = List.of(new Migrations(from).taken().getFirst(), new Step("002", "birds", 7));

        assertThatThrownBy(() -> Filling.begin(to, new Source("one", newer, List.of(), false)))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("made by a newer Folkmoot (it holds 002 (birds)");
        assertThat(Grove.text(
                        to,
                        "select count(*) from pg_class where relkind = 'r'"
                                + " and relnamespace = current_schema()::regnamespace"))
                .isEqualTo("0");
    }

    @Test
    void anEmptyDatabaseHasNothingToBring() {
        assertThatThrownBy(() -> Transfer.run(to, OwnServer.emptyDatabase(), Progress.silent()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("nothing in it to be taken along");
    }

    @Test
    void afterARestoreNumbersGoOnFarBeyondThoseThatWereGiven() throws IOException {
        try (Snapshot snapshot = Snapshot.of(from);
                Filling filling = Filling.begin(to, source(snapshot, "one"))) {
            for (Table table : snapshot.shape().tables()) {
                load(snapshot, filling, table.name());
            }
            filling.finish(snapshot.positions(), true);
        }
        assertThat(Grove.text(to, "insert into tree (name) values ('ash') returning id"))
                .isEqualTo("100005");
        assertThat(Grove.text(to, "select nextval('root_number')")).isEqualTo("100003");
    }

    @Test
    void numbersNeverGoOnBeyondWhatASequenceCanGive() {
        assertThat(new Position("a", 5_000_000, true).movedOn(Integer.MAX_VALUE).last())
                .isEqualTo(5_500_000);
        assertThat(new Position("a", 2_147_000_000, true)
                        .movedOn(Integer.MAX_VALUE)
                        .last())
                .isEqualTo(2_147_000_000);
        assertThat(new Position("a", 1, false).movedOn(Integer.MAX_VALUE)).isEqualTo(new Position("a", 1, false));
    }

    private static void load(Snapshot snapshot, Filling filling, String name) throws IOException {
        Table table = table(snapshot, name);
        filling.load(table, (OutputStream out) -> snapshot.copy(table, out, Progress.silent()));
    }

    private Source source(Snapshot snapshot, String id) {
        return new Source(id, new Migrations(from).taken(), snapshot.shape().partitions(), false);
    }

    private static Table table(Snapshot snapshot, String name) {
        return snapshot.shape().tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
