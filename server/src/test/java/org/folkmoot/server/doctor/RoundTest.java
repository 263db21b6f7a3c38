package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.junit.jupiter.api.Test;

/// One round of the doctor ends, and says what it could not see.
class RoundTest {

    private record Doing(String subject, Runnable work) implements Check {
        @Override
        public List<Finding> look() {
            work.run();
            return List.of(new Well(subject + " is well."));
        }
    }

    @Test
    void itTellsInTheOrderInWhichItBegan() {
        CountDownLatch second = new CountDownLatch(1);
        try (Round round = new Round()) {
            round.begin(
                    List.of(new Doing("The first", () -> await(second)), new Doing("The second", second::countDown)));
            round.found(new Well("So is the last."));
            assertThat(round.findings())
                    .containsExactly(
                            new Well("The first is well."),
                            new Well("The second is well."),
                            new Well("So is the last."));
        }
    }

    @Test
    void whatTakesTooLongIsGivenUpAndSaid() {
        try (Round round = new Round(Duration.ofMillis(20))) {
            round.begin(List.of(new Doing("the moon", () -> await(new CountDownLatch(1)))));
            assertThat(round.findings())
                    .containsExactly(new Look("Could not look at the moon (it took longer than 0 s).", ""));
        }
    }

    @Test
    void whatFailsIsSaidAndTheRestIsLookedAt() {
        try (Round round = new Round()) {
            round.begin(List.of(
                    new Doing("the moon", () -> {
                        throw new IllegalStateException("It is cloudy\nand dark");
                    }),
                    new Doing("The sun", () -> {})));
            assertThat(round.findings())
                    .containsExactly(
                            new Look("Could not look at the moon (It is cloudy).", ""), new Well("The sun is well."));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
