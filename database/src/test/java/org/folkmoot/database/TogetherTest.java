package org.folkmoot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private List<String> answered(List<Integer> numbers) {
        sizes.add(numbers.size());
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        if (numbers.contains(-13)) {
            throw new IllegalArgumentException("thirteen");
        }
        return numbers.stream().map(number -> "answer " + number).toList();
    }

    @Test
    void everyoneGetsTheirOwnAnswerHoweverManyComeAtOnce() throws Exception {
        Together<Integer, String> together = new Together<>(7, Duration.ofMillis(1), this::answered);
        goOn.countDown();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int number = 100; number < 300; number++) {
                int mine = number;
                answers.add(threads.submit(() -> together.bring(mine)));
            }
            for (int place = 0; place < answers.size(); place++) {
                assertThat(answers.get(place).get()).isEqualTo("answer " + (100 + place));
            }
        }
        assertThat(sizes).allMatch(size -> size <= 7);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    }

    @Test
    void whoComesWhileTheWorkIsDoneIsServedWithTheOthersThatCame() throws Exception {
        Together<Integer, String> together = new Together<>(100, Duration.ofMillis(1), this::answered);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> together.bring(1));
            begun.await();
            List<Future<String>> others = new ArrayList<>();
            for (int number = 2; number <= 20; number++) {
                int mine = number;
                others.add(threads.submit(() -> together.bring(mine)));
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo("answer 1");
            for (int place = 0; place < others.size(); place++) {
                assertThat(others.get(place).get()).isEqualTo("answer " + (2 + place));
            }
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    }

    @Test
    void whatFailsForOneIsDoneForTheOthers() throws Exception {
        Together<Integer, String> together = new Together<>(100, Duration.ofMillis(1), this::answered);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> together.bring(1));
            begun.await();
            Future<String> bad = threads.submit(() -> together.bring(-13));
            Future<String> good = threads.submit(() -> together.bring(14));
            goOn.countDown();
            assertThat(first.get()).isEqualTo("answer 1");
            assertThat(good.get()).isEqualTo("answer 14");
            assertThatThrownBy(bad::get).hasRootCauseMessage("thirteen");
        }
    }

    @Test
    void whoIsAloneIsServedAtOnce() {
        goOn.countDown();
        Together<Integer, String> together = new Together<>(100, Duration.ofMillis(1), this::answered);
        assertThat(together.bring(5)).isEqualTo("answer 5");
        assertThatThrownBy(() -> together.bring(-13)).hasMessage("thirteen");
        assertThat(sizes).containsExactly(1, 1);
    }
}
