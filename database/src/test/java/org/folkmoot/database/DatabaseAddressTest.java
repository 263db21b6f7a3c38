package org.folkmoot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://moot:p%40ss+w@db.example:5433/forum?sslmode=require",
                "postgres://moot:p%40ss+w@db.example:5433/forum?sslmode=require",
                "jdbc:postgresql://db.example:5433/forum?user=moot&sslmode=require&password=p%40ss%2Bw"
            })
    void everyUsualSpellingIsRead(String text) {
        assertThat(DatabaseAddress.parse(text))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:5433/forum?sslmode=require", "moot", "p@ss+w"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "forum",
                "mysql://localhost/forum",
                "jdbc:mysql://localhost/forum",
                "postgresql://localhost",
                "postgresql:///forum",
                "postgresql://moot:a b@localhost/forum"
            })
    void whatNamesNoDatabaseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itNeverPrintsItsPassword() {
        assertThat(DatabaseAddress.parse("postgresql://moot:secret@localhost/forum"))
                .hasToString("jdbc:postgresql://localhost/forum as moot");
    }

    @Test
    void anotherDatabaseOfTheSameServerKeepsTheRest() {
        assertThat(DatabaseAddress.parse("postgresql://moot:secret@[::1]:5432/forum?sslmode=disable")
                        .named("copy"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://[::1]:5432/copy?sslmode=disable", "moot", "secret"));
    }
}
