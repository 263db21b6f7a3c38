package org.folkmoot.forum.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.EventId;
import org.folkmoot.values.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeepPartitionsDbTest {

    private final Database database;
    private final PinnedClock clock;
    private final Ledger ledger;
    private final Sequencer sequencer;
    private final KeepPartitions partitions;

    KeepPartitionsDbTest(TestDatabase.Fresh fresh) {
        database = fresh.database();
        clock = fresh.clock();
        ledger = new Ledger(fresh.ids(), clock, new Bell(), new OwnDeeds());
        sequencer = new Sequencer(database);
        partitions = new KeepPartitions(database, clock);
    }

    @Test
    void todayAndTheNextSevenDaysHaveTheirPartitions() {
        partitions.keep();
        partitions.keep();

        assertThat(there())
                .containsExactly(
                        "event_20260301",
                        "event_20260302",
                        "event_20260303",
                        "event_20260304",
                        "event_20260305",
                        "event_20260306",
                        "event_20260307",
                        "event_20260308",
                        "event_default");
    }

    @Test
    void anEventLiesInThePartitionOfItsDayAndWithoutOneInTheDefault() {
        write(1);
        assertThat(lies(1)).isEqualTo("event_default");

        partitions.keep(); // that day has events elsewhere, so it stays there
        write(2);
        assertThat(lies(2)).isEqualTo("event_default");

        clock.advance(Duration.ofDays(1));
        write(3);
        assertThat(lies(3)).isEqualTo("event_20260302");

        clock.advance(Duration.ofDays(30));
        write(4);
        assertThat(lies(4)).isEqualTo("event_default");
    }

    @Test
    void anOldDayGoesOnceEveryConsumerHasPassedIt() {
        partitions.keep();
        write(1);
        sequencer.place();
        DurableConsumer quick = consumer("quick");
        DurableConsumer slow = consumer("slow");
        slow.follow();
        clock.advance(Duration.ofDays(1));
        write(2);
        sequencer.place();
        quick.follow();
        clock.advance(Duration.ofDays(89));
        partitions.keep();
        assertThat(there()).as("ninety days old").contains("event_20260301", "event_20260302");

        clock.advance(Duration.ofDays(2));
        partitions.keep();
        assertThat(there())
                .as("the slow one has not passed the second day")
                .doesNotContain("event_20260301")
                .contains("event_20260302");

        slow.follow();
        partitions.keep();
        assertThat(there()).doesNotContain("event_20260302").contains("event_20260531");
        assertThat(database.<Long>read(ledger::head)).isEqualTo(2);
    }

    @Test
    void anOldDayStaysWhileNoConsumerHasReadIt() {
        partitions.keep();
        write(1);
        sequencer.place();
        clock.advance(Duration.ofDays(200));
        partitions.keep();

        assertThat(there()).contains("event_20260301");
    }

    @Test
    void anOldDayStaysWhileAnEventOfItWaitsForItsPosition() {
        partitions.keep();
        write(1);
        sequencer.place();
        consumer("only").follow();
        write(2);
        clock.advance(Duration.ofDays(200));
        partitions.keep();
        assertThat(there()).contains("event_20260301");

        sequencer.place();
        consumer("only").follow();
        partitions.keep();
        assertThat(there()).doesNotContain("event_20260301");
    }

    @Test
    void emptyOldDaysGo() {
        partitions.keep();
        clock.advance(Duration.ofDays(200));
        partitions.keep();

        assertThat(there()).hasSize(9).noneMatch(name -> name.startsWith("event_202603"));
    }

    private DurableConsumer consumer(String name) {
        return new DurableConsumer(name, database, ledger, clock, (transaction, entries) -> {});
    }

    private void write(long post) {
        EventId written =
                database.write(transaction -> ledger.append(transaction, new PostWritten(new PostId(post)), null));
        assertThat(written).isNotNull();
    }

    private String lies(long post) {
        return database.read(transaction -> transaction
                .query("select tableoid::regclass::text from event where (body ->> 'post')::bigint = :post")
                .bind("post", post)
                .mapTo(String.class)
                .one());
    }

    private List<String> there() {
        return database.read(transaction -> transaction
                .query("select inhrelid::regclass::text from pg_inherits "
                        + "where inhparent = 'event'::regclass order by 1")
                .mapTo(String.class)
                .list());
    }
}
