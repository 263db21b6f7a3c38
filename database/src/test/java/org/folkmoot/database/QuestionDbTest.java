package org.folkmoot.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.folkmoot.database.embedded.EmbeddedPostgres;
import org.folkmoot.database.embedded.Places;
import org.junit.jupiter.api.Test;

class QuestionDbTest {

    private static final Question<Integer> ONE = Question.of("select 1", Columns::nextInt);

    private record Everything(
            long number, int small, boolean truth, String text, Instant moment, List<Long> numbers, String bytes) {

        static Everything of(Columns row) {
            return new Everything(
                    row.nextLong(),
                    row.nextInt(),
                    row.nextBoolean(),
                    row.nextText(),
                    row.nextInstant(),
                    Arrays.stream(row.nextLongs()).boxed().toList(),
                    row.nextText());
        }
    }

    private static final Question<Everything> EVERYTHING =
            Question.of("""
            select :number::bigint, 7, :truth::boolean, :text::text, :moment::timestamptz, :numbers::bigint[],
                   convert_from(:bytes::bytea, 'utf8')
            where :number > 0
            """, Everything::of, "number", "truth", "text", "moment", "numbers", "bytes");

    @Test
    void everyKindOfValueComesBackAsItWasGiven() {
        Instant moment = Instant.parse("2026-11-26T17:28:05.123456Z");
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            for (int n = 0; n < 8; n++) { // the driver changes to its binary form after the fifth time
                var answers = connections
                        .database()
                        .ask(EVERYTHING, 5L, true, "said", moment, new long[] {3, 1, 2}, "b".getBytes(UTF_8));

                assertThat(answers)
                        .containsExactly(new Everything(5, 7, true, "said", moment, List.of(3L, 1L, 2L), "b"));
            }
        }
    }

    @Test
    void whatIsNullIsTakenAsNothing() {
        record Nothing(Object text, Object moment, Object id, long number, int numbers) {}
        var nothing = Question.of(
                "select null::text, null::timestamptz, null::bigint, null::bigint, null::bigint[]",
                row -> new Nothing(
                        String.valueOf((Object) row.nextTextOrNull()),
                        String.valueOf(row.nextInstantOrNull()),
                        String.valueOf((Object) row.nextId(Long::valueOf)),
                        row.nextLong(),
                        row.nextLongs().length));
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            assertThat(connections.database().ask(nothing)).containsExactly(new Nothing("null", "null", "null", 0, 0));
        }
    }

    @Test
    void namesThatAreNotInTheStatementAreAMistakeWhenTheClassIsLoaded() {
        assertThatThrownBy(() -> Question.<String>of("select :one", Columns::nextText, "two"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Question.<String>of("select :one", Columns::nextText))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuestionSeesWhatItsTransactionWrote() {
        var count = Question.of("select count(*) from note where text = :text", Columns::nextLong, "text");
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 2)) {
            Database database = connections.database();
            database.change(transaction ->
                    transaction.update("create table note (text text)").execute());

            database.change(transaction -> {
                transaction.update("insert into note values ('a')").execute();
                assertThat(transaction.ask(count, "a")).containsExactly(1L);
                assertThat(database.ask(count, "a")).containsExactly(0L);
            });
            assertThat(database.<List<Long>>readEach(transaction -> transaction.ask(count, "a")))
                    .containsExactly(1L);
        }
    }

    @Test
    void aConnectionThatBrokeWhileNobodyUsedItIsReplaced() {
        Path place = Places.open();
        EmbeddedPostgres server = Places.start(place);
        try (Connections connections = Connections.open(server.address(), 2)) {
            Database database = connections.database();
            assertThat(database.ask(ONE)).containsExactly(1);
            OwnServer.execute(
                    server.keeper("postgres"),
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'folkmoot'");

            assertThat(database.ask(ONE)).containsExactly(1);
        } finally {
            server.close();
            Places.delete(place);
        }
    }

    @Test
    void aFaultSaysNothingOfWhatPeopleWrote() {
        var fault = Question.of("select 1 / (length(:text) - 7)", Columns::nextInt, "text");
        try (Connections connections = Connections.open(OwnServer.emptyDatabase(), 1)) {
            assertThatThrownBy(() -> connections.database().ask(fault, "private"))
                    .hasMessageContaining("division by zero")
                    .hasMessageNotContaining("private");
        }
    }
}
