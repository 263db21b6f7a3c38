package org.folkmoot.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerCheckTest {

    @Test
    void postgresqlFifteenIsOldEnough() {
        assertThatCode(() -> ServerCheck.judge(new ServerCheck.Facts(150_018, "15.18", "UTF8", false)))
                .doesNotThrowAnyException();
    }

    @Test
    void anOlderPostgresqlIsRefusedByItsVersion() {
        assertThatThrownBy(() -> ServerCheck.judge(new ServerCheck.Facts(140_022, "14.22", "UTF8", false)))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessage("The database server is PostgreSQL 14.22, and Folkmoot needs 15 or newer.");
    }

    @Test
    void aStandbyIsRefused() {
        assertThatThrownBy(() -> ServerCheck.judge(new ServerCheck.Facts(180_006, "18.6", "UTF8", true)))
                .hasMessageContaining("standby");
    }

    @Test
    void aDatabaseThatCannotHoldEveryLetterIsRefused() {
        assertThatThrownBy(() -> ServerCheck.judge(new ServerCheck.Facts(150_018, "15.18", "SQL_ASCII", false)))
                .hasMessageContaining("SQL_ASCII")
                .hasMessageContaining("encoding 'UTF8'");
    }
}
