package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// The program and its PostgreSQL are killed at moments that a seed draws, while people write, vote and cast ballots
/// and
/// another server brings and is told things; then everything that was acknowledged is there once.
///
/// The gate does it a few times. `./dev crash 100` does it until a hundred rounds had a request in flight.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPeerTest {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
    private static final long SEED = Long.getLong("crash.seed", 1);
    /// Every so many rounds one of a start on little or nothing.
    private static final int STARTS = Math.max(1, ROUNDS / 10);

    /// What is killed.
    private enum Killed {
        EVERYTHING,
        A_START_AFTER_EVERYTHING,
        ONE_CONNECTION_OF_THE_DATABASE,
        THE_PROGRAM,
        THE_DATABASE
    }

    private final Random random = new Random(SEED);
    private final CrashSite site = new CrashSite();
    private final CrashTotals totals = new CrashTotals();
    private final Path notes = site.place().resolve("answered.txt");
    private final List<CrashDeed> deeds = new ArrayList<>();
    private CrashOrders load = CrashOrders.none();
    private String consultation = "";
    private long startMillis;

    @BeforeAll
    void peopleAreAtWork() throws Exception {
        site.start();
        site.awaitAnswers();
        load = CrashOrders.to(site.port(), notes, SEED);
        load.tell("join");
        consultation = asked();
        load.tell(consultation);
    }

    @AfterAll
    void stop() throws Exception {
        load.close();
        site.close();
    }

    private static String time(int hours) {
        return LocalDateTime.ofInstant(InstantSource.system().instant().plus(Duration.ofHours(hours)), ZoneOffset.UTC)
                .toString();
    }

    /// A consultation whose voting is open until it is closed here.
    private String asked() throws Exception {
        FormWalk admin = site.admin();
        String page = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", "Shall we move?")
                .fill("Options", "Yes\nNo\nLater")
                .fill("Voting opens (UTC)", time(1))
                .fill("Voting closes (UTC)", time(1000))
                .send()
                .address()
                .replaceFirst("[?].*", "");
        admin.open(page).form("Announce").send();
        site.changes("update consultation set opens_at = now()");
        eventually(() -> site.one("select stage from consultation").equals("OPEN"));
        return page;
    }

    @Test
    @Order(1)
    void whateverIsKilledAllThatWasAcknowledgedIsThereOnce() throws Exception {
        while (totals.counted() < ROUNDS && totals.all() < 2 * ROUNDS) {
            Killed killed = Killed.values()[totals.all() % Killed.values().length];
            round(killed);
            if (ROUNDS > 3) {
                System.out.printf("%d of %d, %s%n", totals.counted(), ROUNDS, killed);
                if (totals.all() % 10 == 0) {
                    System.out.println(totals.told(deeds));
                }
            }
        }
        System.out.println(totals.told(deeds));
        assertThat(totals.counted()).isEqualTo(ROUNDS);
        assertThat(deeds).filteredOn(deed -> deed.answer() == Answer.REFUSED).isEmpty();
    }

    private void round(Killed what) throws Exception {
        load.tell("work");
        Thread.sleep(300 + random.nextInt(1_500));
        long at = CrashNotes.micros(InstantSource.system());
        kill(what);
        Thread.sleep(random.nextInt(500));
        load.tell("rest");
        restart(what);
        load.tell("settle");
        settled();
        read();
        totals.round(what.name(), (int)
                deeds.stream().filter(deed -> deed.inFlight(at)).count());
        check();
    }

    private void kill(Killed what) throws InterruptedException {
        switch (what) {
            case EVERYTHING, A_START_AFTER_EVERYTHING -> site.killAll();
            case ONE_CONNECTION_OF_THE_DATABASE -> site.killBackend(random);
            case THE_PROGRAM -> site.killProgram();
            case THE_DATABASE -> site.killDatabase();
        }
    }

    private void restart(Killed what) throws Exception {
        switch (what) {
            case A_START_AFTER_EVERYTHING -> {
                site.start();
                Thread.sleep(random.nextInt((int) startMillis));
                site.killAll();
                site.start();
                site.awaitAnswers();
            }
            case EVERYTHING, THE_PROGRAM -> {
                long began = System.nanoTime();
                site.start();
                site.awaitAnswers();
                startMillis = (System.nanoTime() - began) / 1_000_000;
            }
            case ONE_CONNECTION_OF_THE_DATABASE, THE_DATABASE -> site.awaitRecovered();
        }
    }

    private void settled() throws Exception {
        for (Map.Entry<String, String> wanted : CrashCheck.SETTLED.entrySet()) {
            try {
                eventually(() -> site.one(wanted.getValue()).equals("0"));
            } catch (AssertionError never) {
                throw new AssertionError(
                        wanted.getKey() + ": " + site.one(wanted.getValue()) + "\n" + site.said(), never);
            }
        }
        load.tell("settle");
    }

    private void read() throws IOException {
        deeds.clear();
        Files.readAllLines(notes).forEach(line -> deeds.add(CrashDeed.read(line)));
    }

    private void check() {
        CrashCheck check = site.asks(tables -> CrashCheck.of(deeds, tables));
        totals.lost += check.lost.size();
        totals.twice += check.twice.size();
        assertThat(check.faults()).as("seed %d, round %d", SEED, totals.all()).isEmpty();
        CrashDeed last = deeds.stream()
                .filter(deed -> deed.kind() == Kind.POST && deed.acknowledged())
                .toList()
                .getLast();
        assertThat(site.visitor().open(last.words()).text()).contains(last.key());
    }

    @Test
    @Order(2)
    void everyBallotWithAReceiptIsCountedAsItWasCast() throws Exception {
        site.changes("update consultation set closes_at = now()");
        eventually(() -> site.one("select stage from consultation").equals("COUNTED"));
        read();
        CrashBallots ballots = CrashBallots.of(deeds);
        // The page withholds what fewer than ten cast.
        assertThat(ballots.faults(site.asks(CrashBallots::counted))).isEmpty();
        assertThat(site.visitor().open(consultation).status()).isEqualTo(200);
        assertThat(ballots.certain()).isNotZero();
        System.out.printf(
                "members with a receipt in the end: %d, in doubt: %d%n", ballots.certain(), ballots.doubtful());
    }

    /// Every second one on a database of an older version, the others on nothing.
    @Test
    @Order(3)
    void aFirstStartOrOneThatMigratesIsTakenUpByTheNextWhenItWasKilled() throws Exception {
        CrashStarts starts = new CrashStarts(random);
        for (int n = 0; n < STARTS; n++) {
            starts.killed(n % 2 == 0);
        }
        System.out.println("starts killed: " + starts.told());
    }
}
