package org.folkmoot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MigrationsDbTest {

    private final DatabaseAddress database = OwnServer.emptyDatabase();

    @Test
    void everyStepIsTakenOnce() {
        assertThat(from("second").migrate()).isEqualTo(2);
        assertThat(from("second").migrate()).isZero();
        assertThat(from("second").state()).isEqualTo(new Migrations.State(2, 0, null));
    }

    @Test
    void anOlderDatabaseIsBroughtForward() {
        from("first").migrate();

        assertThat(from("second").state().pending()).isEqualTo(1);
        assertThat(from("second").migrate()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatANewerFolkmootWroteIsRefused() {
        from("second").migrate();

        assertThatThrownBy(() -> from("first").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("written by a newer Folkmoot (it holds 002 (colour)");
    }

    @Test
    void aStepThatFailsIsTakenBack() {
        assertThatThrownBy(() -> from("failing").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("A migration failed and was taken back")
                .hasMessageContaining("relation \"twig\" does not exist");
        assertThat(from("failing").state()).isEqualTo(new Migrations.State(1, 1, null));
    }

    @Test
    void aStepThatIsCutShortIsTakenBackAndTakenAtTheNextStart() {
        assertThatThrownBy(() -> from("broken").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("A migration failed and was taken back");

        assertThat(from("second").migrate()).isEqualTo(1);
    }

    @Test
    void aStepThatIsMarkedAsFailedStopsEveryStart() {
        from("first").migrate();
        OwnServer.execute(database, """
                insert into flyway_schema_history
                values (2, '002', 'colour', 'SQL', 'V002__colour.sql', 0, 'folkmoot', now(), 1, false)
                """);

        assertThatThrownBy(() -> from("second").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("002 (colour) was begun and did not finish")
                .hasMessageContaining("Restore the backup");
    }

    @Test
    void aStepThatWasRewordedAfterwardsIsRefused() {
        from("first").migrate();

        assertThatThrownBy(() -> from("reworded").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("was applied in another wording");
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAlone() {
        OwnServer.execute(database, "create table invoices (number int)");

        assertThatThrownBy(() -> from("first").migrate())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("already holds tables that are not Folkmoot's");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableNotRefused() {
        DatabaseAddress nowhere = DatabaseAddress.parse("postgresql://folkmoot:secret@127.0.0.1:1/folkmoot");

        assertThatThrownBy(() -> new Migrations(nowhere).migrate()).isInstanceOf(DatabaseUnavailable.class);
    }

    private Migrations from(String location) {
        return new Migrations(database, "classpath:migrations/" + location);
    }
}
