package org.folkmoot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.IdSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TestDatabaseDbTest {

    private final Database database;

    TestDatabaseDbTest(Database database) {
        this.database = database;
    }

    @Test
    @Order(1)
    void theDatabaseIsMigratedAndEmpty() {
        assertThat(leaves()).isZero();
        database.change(transaction ->
                transaction.update("insert into leaf (name) values ('oak')").execute());
    }

    @Test
    @Order(2)
    void testsOfOneClassShareTheirDatabase() {
        assertThat(leaves()).isEqualTo(1);
    }

    @Test
    void theClockMovesOnlyWhenTold(PinnedClock clock) {
        clock.moveTo(PinnedClock.NOON);
        clock.advance(Duration.ofHours(2));

        assertThat(clock.instant()).isEqualTo("2026-03-01T14:00:00Z");
    }

    @Test
    void idsComeFromTheSameClock(IdSource ids, PinnedClock clock) {
        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void manyThreadsAtOnceGetDifferentIds(IdSource ids) throws Exception {
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        Callable<Void> thousands = () -> {
            for (int n = 0; n < 20_000; n++) {
                made.add(ids.next());
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Collections.nCopies(4, thousands));
        }

        assertThat(made).hasSize(80_000);
    }

    @Test
    void aBrokenInvariantFailsTheTestWithItsSentence() {
        database.change(transaction -> transaction
                .update("insert into leaf (name) values ('withered ash')")
                .execute());

        assertThatThrownBy(() -> database.read(TestDatabase::checkInvariants))
                .isInstanceOf(AssertionError.class)
                .hasMessage("After this test it is no longer true that no leaf is withered:\nwithered ash");

        database.change(transaction -> transaction
                .update("delete from leaf where name like 'withered%'")
                .execute());
    }

    @Test
    void anotherDatabaseBesideIsEmpty() {
        try (TestDatabase.Fresh another = TestDatabase.fresh()) {
            int count = another.database().read(TestDatabaseDbTest::count);

            assertThat(count).isZero();
        }
    }

    private int leaves() {
        return database.read(TestDatabaseDbTest::count);
    }

    private static int count(Transaction transaction) {
        return transaction.query("select count(*) from leaf").mapTo(int.class).one();
    }
}
