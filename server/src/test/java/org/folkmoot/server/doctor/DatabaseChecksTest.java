package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.Vitals;
import org.junit.jupiter.api.Test;

/// What can be wrong with the database, and how it is told.
class DatabaseChecksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static ClockCheck clock(long ahead, Duration grain) {
        return new ClockCheck("that of the database", () -> NOW.plusSeconds(ahead), () -> NOW, grain);
    }

    private static LitterCheck litter(long live, long dead, long age) {
        return new LitterCheck(() -> Optional.of(new Vitals.Littered("vote", live, dead)), () -> age);
    }

    @Test
    void aDatabaseThatAPowerCutCanDestroy() {
        Told.bad(new KeepingCheck(() -> new Vitals.Keeping(false, true, true)), "fsync is off", "Set fsync");
        Told.bad(
                new KeepingCheck(() -> new Vitals.Keeping(true, false, true)),
                "full_page_writes is off",
                "full_page_writes to on");
        Told.well(new KeepingCheck(() -> new Vitals.Keeping(true, true, true)), "waits for its disk");
    }

    @Test
    void aDatabaseThatIsNeverCleared() {
        Told.look(
                new KeepingCheck(() -> new Vitals.Keeping(true, true, false)), "does not clear away", "Set autovacuum");
        Told.look(
                litter(40_000, 900_000, 5),
                "The table vote holds 900000 rows that nobody can see",
                "vacuum (verbose) vote");
        Told.look(litter(5, 5, 1_200_000_000), "not frozen for 1200 million", "vacuum (freeze, verbose)");
        Told.bad(litter(5, 5, 1_900_000_000), "takes no more", "vacuum (freeze, verbose)");
        Told.well(litter(900_000, 200_000, 150_000_000), "keeps up");
        Told.well(litter(10, 50_000, 0), "keeps up");
    }

    @Test
    void fewerConnectionsThanTheServerWants() {
        Told.bad(
                new ConnectionsCheck(12, () -> new Vitals.Room(10, 1)),
                "lets in 10 connections, and this server may want 12",
                "FOLKMOOT_DATABASE_CONNECTIONS");
        Told.look(new ConnectionsCheck(12, () -> new Vitals.Room(97, 90)), "90 of the 97", "max_connections");
        Told.well(new ConnectionsCheck(12, () -> new Vitals.Room(97, 14)), "14 are in use");
    }

    @Test
    void aForgottenConsoleThatHoldsOthersUp() {
        Vitals.Open forgotten = new Vitals.Open(4711, "psql", 1_900, null, null);
        Vitals.Open waiting = new Vitals.Open(4712, "folkmoot", 31, 30L, 4711);
        Told.look(
                new LocksCheck(() -> List.of(forgotten)),
                "for 31 minutes (Process 4711, psql)",
                "pg_terminate_backend(4711)");
        Told.look(
                new LocksCheck(() -> List.of(waiting)),
                "4712, folkmoot has waited for 30 s for a lock that process 4711 holds",
                "pg_terminate_backend(4711)");
        Told.well(new LocksCheck(() -> List.of(new Vitals.Open(4713, "folkmoot", 2, 1L, 4714))), "Nobody waits");
    }

    @Test
    void aSystemThatPutsTextsInAnotherOrderThanItDid() {
        Told.bad(
                new OrderCheck(() -> new Vitals.Order("2.31", "2.36")),
                "rules of version 2.31; now it does by version 2.36",
                "reindex database");
        Told.silent(new OrderCheck(() -> new Vitals.Order("2.36", "2.36")));
        Told.silent(new OrderCheck(() -> new Vitals.Order(null, null)));
    }

    @Test
    void aClockThatIsOff() {
        Told.look(clock(8, Duration.ZERO), "is 8 s ahead of that of the database", "timedatectl");
        Told.bad(clock(-300, Duration.ZERO), "is 300 s behind that of the database", "timedatectl");
        Told.bad(clock(300, Duration.ofSeconds(1)), "is 299 s ahead", "timedatectl");
        Told.well(clock(3, Duration.ZERO), "agrees with that of the database");
        Told.well(clock(-3, Duration.ofSeconds(1)), "agrees");
    }

    @Test
    void stepsThatWereNotTakenToTheirEnd() {
        String half = "Migration 7 was begun and did not finish. Restore the backup made before the upgrade.";
        assertThat(Told.by(new MigrationsCheck(new Migrations.State(40, 0, half))))
                .isEqualTo("BAD " + half + "\n");
        Told.well(new MigrationsCheck(new Migrations.State(40, 2, null)), "2 steps behind; the next start takes them");
        Told.well(new MigrationsCheck(new Migrations.State(42, 0, null)), "has taken all 42 steps");
    }
}
