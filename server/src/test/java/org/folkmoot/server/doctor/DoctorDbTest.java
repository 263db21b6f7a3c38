package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.Vitals;
import org.folkmoot.federation.store.TrafficView;
import org.folkmoot.server.MailSettings;
import org.folkmoot.server.MailSettings.Secrecy;
import org.folkmoot.server.Settings;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor finds around a database that answers, and in it.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class DoctorDbTest {

    private final TestDatabase.Fresh fresh;
    private final Path folder;
    private final Vitals vitals;

    DoctorDbTest(TestDatabase.Fresh fresh, @TempDir Path folder) {
        this.fresh = fresh;
        this.folder = folder;
        this.vitals = new Vitals(fresh.database());
    }

    private List<Finding> found(@Nullable MailSettings mail) {
        Settings settings = new Settings(
                folder.resolve("data"),
                folder.resolve("keys"),
                "127.0.0.1",
                freePort(),
                null,
                List.of(),
                fresh.address(),
                10,
                null,
                mail,
                false);
        return new Doctor(settings, "384m", InstantSource.system()).examine();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static MailSettings mail(int port) {
        return new MailSettings("127.0.0.1", port, Secrecy.OFF, null, null, "moot@alpha.example", 600);
    }

    private void keeper(String sql) throws SQLException {
        try (Connection connection = ServerCheck.connect(fresh.keeper());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whereNothingRunsYetNothingIsWrongButTheSpeedOfATestsDisk() {
        assertThat(found(null))
                .contains(new Well("The public address is the one chosen at set-up."))
                .anySatisfy(one -> assertThat(one.sentence()).startsWith("Nobody listens on 127.0.0.1 port "))
                .anySatisfy(one -> assertThat(one.sentence()).startsWith("The database has taken all "))
                .filteredOn(one -> !one.sentence().contains("does not wait for the disk"))
                .filteredOn(one -> !one.sentence().contains("are free where the data folder is"))
                .allSatisfy(one -> assertThat(one).isInstanceOf(Well.class));
    }

    @Test
    void aKeyThatWillBeMissedIsFoundWhileItCanBeLookedFor() {
        assertThat(found(null)).noneMatch(finding -> finding.sentence().contains("key"));
        fresh.database().change(transaction -> transaction.update("""
                        insert into consultation (question, body, case_for, case_against, method, pass, binding, quorum,
                          opens_at, closes_at, active_days, of_last, stage, drafted_by, drafted_at, announced_by, announced_at,
                          electorate, public_key, options_hash)
                        values ('Shall we?', '', '', '', 'CHOICE', 'PLURALITY', false, 0, now(), now() + interval '1 day', 0, 0,
                          'OPEN', 1, now(), 1, now(), 1, decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex'))
                        """).execute());

        assertThat(found(null)).anySatisfy(finding -> {
            assertThat(finding).isInstanceOf(Bad.class);
            assertThat(finding.sentence()).startsWith("The key of consultation 1 is not in " + folder.resolve("keys"));
            assertThat(finding.advice()).contains("Bring the file back");
        });
    }

    @Test
    void aMailServerIsAskedWhetherItAnswers() {
        int port = freePort();
        GreenMail greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        try {
            Told.well(
                    new MailCheck(mail(port), InstantSource.system()),
                    "The mail server 127.0.0.1:" + port + " answers.");
        } finally {
            greenMail.stop();
        }
        Told.bad(
                new MailCheck(mail(port), InstantSource.system()),
                "The mail server 127.0.0.1:" + port + " cannot be reached",
                "FOLKMOOT_MAIL_HOST");
        Told.well(
                new MailCheck(null, InstantSource.system()),
                "No mail server is set, so members are told everything on the pages alone.");
    }

    @Test
    void aDatabaseThatLetsInTooFewIsFound() throws SQLException {
        ConnectionsCheck check = new ConnectionsCheck(12, vitals::room);
        Told.well(check, "this server keeps 12 at most");
        String name = fresh.address().url().replaceFirst(".*/([^/?]+).*", "$1");
        keeper("alter database " + name + " connection limit 5");
        Told.bad(check, "lets in 5 connections", "max_connections");
    }

    @Test
    void whoHoldsOthersUpIsFound() throws Exception {
        try (Connection holder = ServerCheck.connect(fresh.address());
                Connection waiter = ServerCheck.connect(fresh.address())) {
            holder.setAutoCommit(false);
            int held = one(holder, "select pg_backend_pid() from (select pg_advisory_xact_lock(1)) held");
            int waits = one(waiter, "select pg_backend_pid()");
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    one(waiter, "select 1 from (select pg_advisory_xact_lock(1)) held");
                } catch (SQLException ended) {
                    throw new IllegalStateException(ended);
                }
            });
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (vitals.open().stream().noneMatch(one -> one.process() == waits && one.waits() != null)) {
                assertThat(System.nanoTime()).as("it waits").isLessThan(end);
                Thread.sleep(20);
            }
            assertThat(vitals.open()).anySatisfy(one -> {
                assertThat(one.process()).isEqualTo(waits);
                assertThat(one.blocker()).isEqualTo(held);
                assertThat(Objects.requireNonNull(one.waits())).isLessThan(20);
            });
            holder.rollback();
            waiting.join();
            assertThat(vitals.open()).isEmpty();
        }
    }

    private static int one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void serversThatAreOutOfReachAreCounted() {
        fresh.database().change(transaction -> transaction.update("""
                        insert into delivery_lane (peer, cursor, failures, next_try_at, since)
                        select 'rest' || n || '.example', n, case when n <= 9 then 3 else 0 end, now(), now()
                        from generate_series(1, 12) n
                        """).execute());
        TrafficView traffic = new TrafficView();
        Told.bad(
                new DeliveriesCheck(() -> fresh.database().readEach(traffic::reached)),
                "Of 12 servers that are told what happens here, 9 could not be reached",
                "its DNS");
        assertThat(fresh.database().readEach(traffic::answering)).contains("rest12.example");
    }

    @Test
    void whatTheServerSaysOfItselfIsReadAsItSaysIt() throws SQLException {
        try (Connection connection = ServerCheck.connect(fresh.address())) {
            boolean fsync = one(connection, "select current_setting('fsync')::boolean::int") == 1;
            assertThat(vitals.keeping().fsync()).isEqualTo(fsync);
            assertThat(vitals.keeping().autovacuum())
                    .isEqualTo(one(connection, "select current_setting('autovacuum')::boolean::int") == 1);
        }
        assertThat(vitals.littered()).isPresent();
        Told.silent(new OrderCheck(vitals::order));
        Told.well(new ClockCheck("that of the database", InstantSource.system(), vitals::now, Duration.ZERO), "agrees");
        Told.well(new LitterCheck(vitals::littered, vitals::age), "keeps up");
    }
}
