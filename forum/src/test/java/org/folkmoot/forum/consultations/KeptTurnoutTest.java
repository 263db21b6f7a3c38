package org.folkmoot.forum.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.values.ConsultationId;
import org.junit.jupiter.api.Test;

/// Long lists are gone through once in a while, and nobody sees a turnout that is older than that.
class KeptTurnoutTest {

    private static final int LONG = 200_000;
    private static final ConsultationId SEVEN = new ConsultationId(7);

    private final PinnedClock clock = new PinnedClock();
    private final KeptTurnout kept = new KeptTurnout(clock);
    private final AtomicInteger took = new AtomicInteger();

    /// One more took part each time somebody looks.
    private int shown(ConsultationId consultation, Stage stage, int listed) {
        return kept.of(
                        consultation,
                        stage,
                        listed,
                        () -> new ElectorStore.Turnout(listed, took.incrementAndGet(), List.of()))
                .did();
    }

    @Test
    void aShortListIsGoneThroughForEveryPage() {
        assertThat(shown(SEVEN, Stage.OPEN, KeptTurnout.SHORT)).isEqualTo(1);
        assertThat(shown(SEVEN, Stage.OPEN, KeptTurnout.SHORT)).isEqualTo(2);
    }

    @Test
    void aLongListIsGoneThroughOnceInAWhile() {
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(1);
        clock.advance(KeptTurnout.KEPT.minusMillis(1));
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(1);
        clock.advance(KeptTurnout.KEPT);
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(2);
    }

    @Test
    void whileOneGoesThroughALongListTheOthersSeeWhatWasCountedBefore() {
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(1);
        clock.advance(KeptTurnout.KEPT);
        int counted = kept.of(SEVEN, Stage.OPEN, LONG, () -> {
                    assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(1);
                    return new ElectorStore.Turnout(LONG, 2, List.of());
                })
                .did();

        assertThat(counted).isEqualTo(2);
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(2);
    }

    @Test
    void theNextStageAndOtherConsultationsHaveTurnoutsOfTheirOwn() {
        assertThat(shown(SEVEN, Stage.OPEN, LONG)).isEqualTo(1);
        assertThat(shown(new ConsultationId(8), Stage.OPEN, LONG)).isEqualTo(2);
        assertThat(shown(SEVEN, Stage.CLOSED, LONG)).isEqualTo(3);
    }
}
