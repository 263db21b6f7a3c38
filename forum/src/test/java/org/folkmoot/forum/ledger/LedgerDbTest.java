package org.folkmoot.forum.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.EventId;
import org.folkmoot.values.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// That nobody who follows the ledger ever skips or repeats an event, in whatever order deeds commit.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
@Timeout(60)
class LedgerDbTest {

    private final Database database;
    private final PinnedClock clock;
    private final Ledger ledger;
    private final Sequencer sequencer;

    LedgerDbTest(TestDatabase.Fresh fresh) {
        database = fresh.database();
        clock = fresh.clock();
        ledger = new Ledger(fresh.ids(), clock, new Bell(), new OwnDeeds());
        sequencer = new Sequencer(database);
    }

    @Test
    void anEventThatCommitsLateIsNeitherSkippedNorRepeated() throws Exception {
        List<Long> durable = new ArrayList<>();
        DurableConsumer consumer = consumer("test", durable);
        Follower index = new Follower();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> database.change(transaction -> {
                write(transaction, 1);
                written.countDown();
                waitFor(mayCommit);
            }));
            waitFor(written);
            clock.advance(Duration.ofSeconds(1));
            for (long post = 2; post <= 9; post++) {
                long one = post;
                database.change(transaction -> write(transaction, one));
                sequencer.place();
                consumer.follow();
                index.follow();
            }
            assertThat(durable).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L).isEqualTo(index.seen);

            mayCommit.countDown();
            late.get();
        }
        sequencer.place();
        consumer.follow();
        index.follow();

        assertThat(durable).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 1L).isEqualTo(index.seen);
        assertThat(sequencer.place()).isZero();
        assertThat(consumer.follow()).isZero();
    }

    @Test
    void anIndexThatLoadsWhileOthersWriteKnowsEveryEventOnceAndOnlyOnce() {
        database.change(transaction -> write(transaction, 1));
        sequencer.place();
        database.change(transaction -> write(transaction, 2)); // in the tables, but without a position yet
        Follower index = new Follower();
        assertThat(index.position).isEqualTo(1);

        sequencer.place();
        index.follow();
        index.follow();

        assertThat(index.seen).containsExactly(2L);
    }

    @Test
    void aDeedThatRollsBackLeavesNoEvent() {
        assertThatThrownBy(() -> database.change(transaction -> {
                    write(transaction, 1);
                    throw new IllegalStateException("no after all");
                }))
                .hasMessage("no after all");

        assertThat(sequencer.place()).isZero();
        assertThat(read()).isEmpty();
    }

    @Test
    void positionsHaveNoGapsAndNoDoubles() {
        for (long post = 1; post <= 5; post++) {
            long one = post;
            database.change(transaction -> {
                write(transaction, one);
                write(transaction, one + 100);
            });
            if (post % 2 == 0) {
                sequencer.place();
            }
        }
        sequencer.place();

        List<Long> positions = entries().stream().map(Ledger.Entry::position).toList();
        assertThat(positions).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(database.<Long>read(ledger::head)).isEqualTo(10);
    }

    @Test
    void twoSequencersAndManyWritersAtOnceGiveEachEventOnePosition() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong next = new AtomicLong();
        Map<String, List<Long>> seen = new HashMap<>();
        List<Callable<Void>> work = new ArrayList<>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            SplittableRandom random = new SplittableRandom(writer);
            writers.add(() -> {
                for (int n = 0; n < 60; n++) {
                    writeOrFail(next.incrementAndGet(), random);
                }
                return null;
            });
        }
        for (String name : List.of("first", "second")) {
            List<Long> consumed = Collections.synchronizedList(new ArrayList<>());
            seen.put(name, consumed);
            work.add(() -> whileTrue(writing, sequencer::place));
            work.add(() -> whileTrue(writing, consumer(name, consumed)::follow));
            work.add(() -> whileTrue(writing, consumer(name, consumed)::follow)); // a second node, the same consumer
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = work.stream().map(threads::submit).toList();
            List<Future<Void>> written = threads.invokeAll(writers);
            writing.set(false); // before anything fails: what follows the writers would go on for ever
            for (Future<Void> writer : written) {
                writer.get();
            }
            for (Future<Void> other : running) {
                other.get();
            }
        }
        sequencer.place();
        seen.forEach((name, consumed) -> consumer(name, consumed).follow());

        List<Long> committed = read();
        assertThat(committed).doesNotHaveDuplicates().hasSize(rows());
        assertThat(seen.get("first")).isEqualTo(committed);
        assertThat(seen.get("second")).isEqualTo(committed);
    }

    @Test
    void aConsumerThatCrashesWithinABatchAppliesItAgainWithoutDoubling() {
        for (long post = 1; post <= 3; post++) {
            long one = post;
            database.change(transaction -> write(transaction, one));
        }
        sequencer.place();
        database.change(transaction ->
                transaction.update("create table counted (post bigint)").execute());
        AtomicBoolean crashes = new AtomicBoolean(true);
        DurableConsumer consumer = new DurableConsumer("counts", database, ledger, clock, (transaction, entries) -> {
            for (Ledger.Entry entry : entries) {
                if (post(entry) == 3 && crashes.getAndSet(false)) {
                    throw new IllegalStateException("the lights went out");
                }
                transaction
                        .update("insert into counted values (:post)")
                        .bind("post", post(entry))
                        .execute();
            }
        });

        assertThatThrownBy(consumer::follow).hasMessage("the lights went out");
        assertThat(consumer.follow()).isEqualTo(3);
        assertThat(consumer.follow()).isZero();

        assertThat(database.<List<Long>>read(transaction -> transaction
                        .query("select post from counted order by post")
                        .mapTo(Long.class)
                        .list()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void moreEventsThanABatchArriveInOrderBatchByBatch() {
        database.change(transaction -> {
            for (long post = 1; post <= 1_201; post++) {
                write(transaction, post);
            }
        });
        sequencer.place();
        List<Long> seen = new ArrayList<>();
        DurableConsumer consumer = consumer("test", seen);

        assertThat(List.of(consumer.follow(), consumer.follow(), consumer.follow(), consumer.follow()))
                .containsExactly(500, 500, 201, 0);
        assertThat(seen).isSorted().hasSize(1_201);
    }

    private void writeOrFail(long post, SplittableRandom random) {
        try {
            database.change(transaction -> {
                write(transaction, post);
                pause(random.nextInt(4));
                if (random.nextInt(10) == 0) {
                    throw new IllegalStateException("refused");
                }
            });
        } catch (IllegalStateException refused) {
            // one in ten rolls back
        }
    }

    private static <T> Void whileTrue(AtomicBoolean going, Callable<T> work) throws Exception {
        while (going.get()) {
            work.call();
            pause(1);
        }
        return null;
    }

    /// The order of what commits together is that of the clock, which never stands still where it is real.
    private void write(Transaction transaction, long post) {
        clock.advance(Duration.ofNanos(1_000));
        EventId id = ledger.append(transaction, new PostWritten(new PostId(post)), null);
        assertThat(id).isNotNull();
    }

    private DurableConsumer consumer(String name, List<Long> seen) {
        return new DurableConsumer(
                name,
                database,
                ledger,
                clock,
                (transaction, entries) -> entries.forEach(entry -> seen.add(post(entry))));
    }

    private List<Ledger.Entry> entries() {
        return database.read(transaction -> ledger.after(transaction, 0, 10_000));
    }

    private List<Long> read() {
        return entries().stream().map(LedgerDbTest::post).toList();
    }

    private int rows() {
        return database.<Integer>read(transaction -> transaction
                .query("select count(*) from event")
                .mapTo(Integer.class)
                .one());
    }

    private static long post(Ledger.Entry entry) {
        return entry.event() instanceof PostWritten(PostId post) ? post.value() : 0;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Follows as the index does: from the highest position at its start, with nothing written down.
    private final class Follower {

        private final List<Long> seen = new ArrayList<>();
        private final Set<EventId> ids = new HashSet<>();
        private long position = database.read(ledger::head);

        void follow() {
            for (Ledger.Entry entry : database.read(transaction -> ledger.after(transaction, position, 10_000))) {
                assertThat(ids.add(entry.id())).isTrue();
                seen.add(post(entry));
                position = entry.position();
            }
        }
    }
}
