package org.folkmoot.forum.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.watching.Sample.Requests;
import org.folkmoot.forum.watching.Sample.Room;
import org.folkmoot.forum.watching.Sample.Waits;
import org.folkmoot.forum.watching.SampleView.Point;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How nodes were is kept by the minute, then by the hour, and goes in the end.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeepSamplesDbTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Database database;
    private final PinnedClock clock;
    private final KeepSamples keep;
    private final SampleView view;

    KeepSamplesDbTest(Database database, PinnedClock clock) {
        this.database = database;
        this.clock = clock;
        this.keep = new KeepSamples(database, clock);
        this.view = new SampleView(database);
    }

    private static Sample sample(String node, long browser, double most, long lag, String failing) {
        return new Sample(
                node,
                new Requests(browser, 2, 3, 4, 1, most / 2, most),
                new Waits(lag, 5, 6, 7, 8, 9, 10, 11),
                new Room(100, 200, 300, 400L, 1, 12, 0),
                50,
                true,
                failing);
    }

    private int rows() {
        return database.readEach(transaction -> transaction
                .query("select count(*) from node_sample")
                .mapTo(Integer.class)
                .one());
    }

    private List<Point> points(Duration back, Duration step) {
        return view.points(clock.instant().minus(back), step);
    }

    @Test
    void aMinuteOfTwoNodesIsASumOfWhatWasDoneAndTheWorstOfWhatWaited() {
        keep.keep(sample("one:1", 10, 40, 3, ""));
        keep.keep(sample("two:1", 20, 90, 8, "count active people"));
        assertThat(points(HOUR, MINUTE)).singleElement().satisfies(point -> {
            assertThat(point.browser()).isEqualTo(30);
            assertThat(point.requests()).isEqualTo(30 + 4 + 6 + 8);
            assertThat(point.failures()).isEqualTo(2);
            assertThat(point.mostMillis()).isEqualTo(90);
            assertThat(point.ledgerLag()).isEqualTo(8);
            assertThat(point.folderFree()).isEqualTo(400);
        });
        assertThat(view.nodes(clock.instant().minus(HOUR)))
                .extracting(SampleView.Node::node, SampleView.Node::failingJobs)
                .containsExactly(tuple("one:1", ""), tuple("two:1", "count active people"));
    }

    @Test
    void aNodeThatStartedAnewWithinAMinuteLosesNothing() {
        keep.keep(sample("one:1", 10, 40, 3, ""));
        keep.keep(sample("one:1", 5, 20, 1, ""));
        assertThat(points(HOUR, MINUTE)).singleElement().satisfies(point -> {
            assertThat(point.browser()).isEqualTo(15);
            assertThat(point.mostMillis()).isEqualTo(40);
            assertThat(point.ledgerLag()).isEqualTo(1);
        });
    }

    @Test
    void minutesArePutTogetherInStepsAndHoursAreSummedUpOnce() {
        clock.moveTo(PinnedClock.NOON);
        for (int minute = 0; minute < 70; minute++) {
            keep.keep(sample("one:1", 1, minute, minute, ""));
            clock.advance(MINUTE);
        }
        assertThat(points(Duration.ofHours(2), Duration.ofMinutes(15))).hasSize(5);
        assertThat(points(Duration.ofHours(2), HOUR)).singleElement().satisfies(point -> {
            assertThat(point.browser()).isEqualTo(60);
            assertThat(point.ledgerLag()).isEqualTo(59);
            assertThat(point.mostMillis()).isEqualTo(59);
        });
    }

    @Test
    void whatIsOldGoesSoThatThereIsABoundToHowMuchIsKept() {
        for (int day = 0; day < 100; day++) {
            keep.keep(sample("one:1", 1, 1, 1, ""));
            clock.advance(HOUR.plus(MINUTE));
            keep.keep(sample("one:1", 1, 1, 1, ""));
            clock.advance(Duration.ofHours(22));
        }
        assertThat(points(Duration.ofDays(200), MINUTE)).hasSizeLessThan(7);
        assertThat(rows()).isLessThan(200);
        assertThat(points(Duration.ofDays(200), HOUR)).hasSizeGreaterThan(80);
    }
}
