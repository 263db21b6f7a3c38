package org.folkmoot.forum.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.forum.instances.DeliveryHealth.Failure;
import org.folkmoot.forum.instances.DeliveryHealth.Peer;
import org.folkmoot.forum.instances.DeliveryHealth.Queue;
import org.folkmoot.forum.instances.DeliveryHealth.State;
import org.folkmoot.forum.instances.DeliveryHealth.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryHealthTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Queue OLD = new Queue(3, false, NOW.minus(Duration.ofHours(1)));
    private static final Queue YOUNG = new Queue(3, false, NOW.minus(Duration.ofMinutes(1)));

    @Test
    void aServerToWhichNothingGetsThroughIsFailingWhateverElseIsTrue() {
        assertThat(state(OLD, OLD, 1, refused(Duration.ofHours(1)))).isEqualTo(State.FAILING);
    }

    @Test
    void aRefusalOfTodayIsShownAndOneOfLastWeekIsForgotten() {
        assertThat(state(Queue.EMPTY, Queue.EMPTY, 0, refused(Duration.ofHours(1))))
                .isEqualTo(State.REFUSING);
        assertThat(state(Queue.EMPTY, Queue.EMPTY, 0, refused(Duration.ofDays(7))))
                .isEqualTo(State.WELL);
    }

    @Test
    void aFailureThatWasOvercomeIsNoTroubleAnyMore() {
        Failure overcome = new Failure(NOW.minusSeconds(60), Trouble.TOO_SLOW, "no whole answer", null);
        assertThat(state(Queue.EMPTY, Queue.EMPTY, 0, overcome)).isEqualTo(State.WELL);
    }

    @Test
    void whatWaitsForAnHourInEitherDirectionIsBehindAndAMinuteIsNot() {
        assertThat(state(OLD, Queue.EMPTY, 0, null)).isEqualTo(State.BEHIND);
        assertThat(state(Queue.EMPTY, OLD, 0, null)).isEqualTo(State.BEHIND);
        assertThat(state(YOUNG, YOUNG, 0, null)).isEqualTo(State.WELL);
    }

    private static Failure refused(Duration ago) {
        return new Failure(NOW.minus(ago), Trouble.NOT_BELIEVED, "it answers 401", "https://here.example/1");
    }

    private static State state(Queue telling, Queue applying, int failures, @Nullable Failure last) {
        return new Peer("there.example", null, telling, applying, failures, null, last, null).state(NOW);
    }
}
