package org.folkmoot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.Places;
import org.junit.jupiter.api.Test;

class ConnectionsDbTest {

    @Test
    void aDatabaseThatIsAwayIsSaidToBeAwayWithinSeconds() {
        DatabaseAddress nowhere = DatabaseAddress.parse("postgresql://folkmoot:secret@127.0.0.1:1/folkmoot");
        try (Connections connections = Connections.open(nowhere, 2)) {
            long before = System.nanoTime();

            assertThatThrownBy(() -> one(connections.database())).isInstanceOf(DatabaseUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void aDatabaseThatComesBackIsUsedAgain() {
        Path place = Places.open();
        EmbeddedPostgres server = Places.start(place);
        try (Connections connections = Connections.open(server.address(), 4)) {
            Database database = connections.database();
            assertThat(one(database)).isEqualTo(1);
            assertThatThrownBy(() -> database.read(transaction -> {
                        OwnServer.execute(
                                server.keeper("postgres"),
                                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'folkmoot'");
                        return transaction.query("select 1").mapTo(int.class).one();
                    }))
                    .isInstanceOf(DatabaseUnavailable.class);

            assertThat(one(database)).isEqualTo(1);
        } finally {
            server.close();
            Places.delete(place);
        }
    }

    @Test
    void aFullDiskIsSaidToBeFull() {
        String full = "do $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$";
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            Database database = connections.database();

            assertThatThrownBy(() -> database.change(
                            transaction -> transaction.update(full).execute()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessage("The disk of the database is full; make room and it works again:"
                            + " ERROR: No space left on device");
        }
    }

    @Test
    void aFaultSaysNothingOfWhatPeopleWrote() {
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            Database database = connections.database();

            assertThatThrownBy(() -> database.read(transaction -> transaction
                            .query("select 1 / (length(:text) - 7)")
                            .bind("text", "private")
                            .mapTo(int.class)
                            .one()))
                    .hasMessageContaining("division by zero")
                    .hasMessageNotContaining("private");
        }
    }

    @Test
    void noStatementHoldsOthersUpForEver() {
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            String limit = connections
                    .database()
                    .read(transaction -> transaction
                            .query("show statement_timeout")
                            .mapTo(String.class)
                            .one());

            assertThat(limit).isEqualTo("1min");
        }
    }

    private static int one(Database database) {
        return database.read(
                transaction -> transaction.query("select 1").mapTo(int.class).one());
    }
}
