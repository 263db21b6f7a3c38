package org.folkmoot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.folkmoot.database.BinaryRow;
import org.folkmoot.database.Database;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
class BinaryRowDbTest {

    private final Database database;

    BinaryRowDbTest(Database database) {
        this.database = database;
    }

    @Test
    void numbersAndTruthComeAsTheyAre() {
        assertThat(all(
                        "select 9223372036854775807, -9223372036854775808, 7, -7, true, false",
                        row -> List.of(
                                row.nextLong(),
                                row.nextLong(),
                                row.nextInt(),
                                row.nextInt(),
                                row.nextBoolean(),
                                row.nextBoolean())))
                .containsExactly(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 7, -7, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00.123456Z", "1999-12-31T23:59:59.999999Z", "1969-07-20T20:17:40Z"})
    void momentsAreExactToTheMicrosecond(String moment) {
        assertThat(all("select timestamptz '" + moment + "'", BinaryRow::nextMicros))
                .containsExactly(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(moment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "1970-01-01", "1969-12-31"})
    void daysAreCountedFrom1970(String day) {
        assertThat(all("select date '" + day + "'", BinaryRow::nextDay))
                .containsExactly(LocalDate.parse(day).toEpochDay());
    }

    @Test
    void textsMayBeEmptyOrNullAndHoldAnyLetter() {
        assertThat(all(
                        "select 'größe 🌱', '', null::text, 5::bigint",
                        row -> row.nextText() + "|" + row.nextText() + "|" + row.nextText() + "|" + row.nextLong()))
                .containsExactly("größe 🌱||null|5");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000})
    void everyRowComesOnceAndInOrder(int count) {
        List<Long> numbers = all("select n from generate_series(1::bigint, " + count + ") n", BinaryRow::nextLong);
        assertThat(numbers).hasSize(count).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aValueOfAnotherKindIsAMistakeAndTheConnectionIsGoodAfterwards() {
        assertThatThrownBy(() -> all("select 1 from generate_series(1, 100000)", BinaryRow::nextLong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a value of 4 bytes where 8 were expected");
        assertThat(all("select 1", BinaryRow::nextInt)).containsExactly(1);
    }

    @Test
    void aWrongQuestionFailsAsAnyOther() {
        assertThatThrownBy(() -> all("select nothing", BinaryRow::nextInt)).isInstanceOf(JdbiException.class);
    }

    private <T> List<T> all(String sql, Function<BinaryRow, T> read) {
        return database.read(transaction -> {
            List<T> rows = new ArrayList<>();
            transaction.copy(sql, row -> rows.add(read.apply(row)));
            return rows;
        });
    }
}
