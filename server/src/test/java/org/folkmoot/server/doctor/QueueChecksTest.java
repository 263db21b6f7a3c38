package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.federation.store.TrafficView.Arriving;
import org.folkmoot.federation.store.TrafficView.Reached;
import org.folkmoot.forum.accounts.MailOutbox.Queue;
import org.folkmoot.forum.ledger.Progress;
import org.folkmoot.forum.ledger.Progress.Cursor;
import org.folkmoot.forum.watching.SampleView.Node;
import org.junit.jupiter.api.Test;

/// What can be wrong with what waits, and how it is told.
class QueueChecksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private static Progress at(long head, long unplaced, long search) {
        return new Progress(head, unplaced, List.of(new Cursor("notifications", head), new Cursor("search", search)));
    }

    private static LedgerCheck looking(boolean running, Progress... seen) {
        Iterator<Progress> looks = List.of(seen).iterator();
        return new LedgerCheck(looks::next, running, Duration.ZERO);
    }

    @Test
    void aConsumerThatStandsStill() {
        Told.bad(
                looking(true, at(9_000, 0, 500), at(9_010, 0, 500)), "for search stands still, 8510 behind", "The log");
    }

    @Test
    void oneThatCatchesUpIsNoFault() {
        assertThat(Told.by(looking(true, at(9_000, 0, 500), at(9_000, 0, 2_500))))
                .isEqualTo("look What follows the news for search is 6500 behind, and catches up.\n");
        Told.well(looking(true, at(9_000, 0, 500), at(9_000, 0, 9_000)), "placed meanwhile");
        Told.well(looking(true, at(9_000, 3, 8_900)), "nobody who follows them is far behind");
    }

    @Test
    void newsThatNobodyPlaces() {
        Told.bad(looking(true, at(10, 4_000, 10), at(10, 4_100, 10)), "not carried at all: 4100 wait", "start it anew");
        Told.well(looking(true, at(10, 4_000, 10), at(4_010, 0, 4_010)), "placed meanwhile");
    }

    @Test
    void newsThatWaitForAServer() {
        Told.look(looking(false, at(9_000, 0, 500)), "News wait to be carried (8500 or more)", "Start the server");
    }

    @Test
    void anInboxThatFillsUp() {
        Supplier<Arriving> full = () -> new Arriving(20_000, 3, 1, NOW.minusSeconds(30));
        Told.look(new InboxCheck(full, CLOCK), "20000 activities of 3 servers wait", "/federation");
        Supplier<Arriving> old = () -> new Arriving(12, 3, 0, NOW.minus(Duration.ofHours(9)));
        Told.look(new InboxCheck(old, CLOCK), "has waited in the inbox for 9 hours", "the log");
        Told.well(new InboxCheck(() -> new Arriving(3, 1, 0, NOW.minusSeconds(60)), CLOCK), "dealt with; 3 wait");
        Told.well(new InboxCheck(() -> new Arriving(0, 0, 0, null), CLOCK), "dealt with; 0 wait");
    }

    @Test
    void aServerThatReachesNobody() {
        Told.bad(new DeliveriesCheck(() -> new Reached(40, 31)), "Of 40 servers", "its DNS, its firewall, its clock");
        Told.well(new DeliveriesCheck(() -> new Reached(40, 9)), "31 of 40 servers");
        Told.well(new DeliveriesCheck(() -> new Reached(3, 3)), "0 of 3 servers");
        Told.well(new DeliveriesCheck(() -> new Reached(0, 0)), "No other server is told anything yet");
    }

    @Test
    void lettersThatDoNotGoOut() {
        Told.look(
                new LettersCheck(() -> new Queue(7, NOW.minus(Duration.ofHours(5))), CLOCK),
                "7 letters wait",
                "mail server");
        Told.silent(new LettersCheck(() -> new Queue(7, NOW.minusSeconds(600)), CLOCK));
        Told.silent(new LettersCheck(() -> new Queue(0, null), CLOCK));
    }

    private static JobsCheck jobs(long heap, int awaited, String failing) {
        return new JobsCheck(() -> List.of(new Node("forum:8536", NOW, heap, 100, 12, 12, awaited, 5, true, failing)));
    }

    @Test
    void aJobThatFails() {
        Told.bad(jobs(50, 0, "count active people"), "“count active people” of forum:8536 last ran in vain", "The log");
        Told.well(jobs(50, 0, ""), "goes well");
        Told.silent(new JobsCheck(List::of));
    }

    @Test
    void aNodeThatLacksMemoryOrConnections() {
        Told.look(jobs(97, 0, ""), "nearly all the memory", "FOLKMOOT_MEMORY");
        Told.look(jobs(50, 4, ""), "4 requests of forum:8536 wait for a connection", "FOLKMOOT_DATABASE_CONNECTIONS");
    }
}
