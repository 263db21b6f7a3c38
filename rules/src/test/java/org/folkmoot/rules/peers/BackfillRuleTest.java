package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.rules.peers.BackfillRule.Waiting.ANSWERS;
import static org.folkmoot.rules.peers.BackfillRule.Waiting.COMMENT;
import static org.folkmoot.rules.peers.BackfillRule.Waiting.POST;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.rules.peers.BackfillRule.Ending;
import org.folkmoot.rules.peers.BackfillRule.Facts;
import org.folkmoot.rules.peers.BackfillRule.Step;
import org.folkmoot.rules.peers.BackfillRule.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackfillRuleTest {

    @Test
    void oneStepEndsAfterSixtyQuestionsOrTwoMinutes() {
        assertThat(BackfillRule.goesOn(60, Duration.ofSeconds(119))).isTrue();
        assertThat(BackfillRule.goesOn(61, Duration.ZERO)).isFalse();
        assertThat(BackfillRule.goesOn(1, Duration.ofMinutes(2))).isFalse();
    }

    @Test
    void whatFailedIsLeftAloneForAnHour() {
        Instant noon = Instant.parse("2026-11-26T12:00:00Z");
        assertThat(BackfillRule.begunAgainIfEndedBefore(noon)).isEqualTo(Instant.parse("2026-11-26T11:00:00Z"));
    }

    @Test
    void theListOfPostsIsReadFirst() {
        assertThat(judged(false, null, 0, 0, 0, 0)).isEqualTo(new Step.ReadPosts());
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsIsTaken(Waiting waiting) {
        assertThat(judged(true, waiting, 0, 0, 10, 1)).isEqualTo(new Step.Take(waiting));
    }

    @Test
    void whereNothingWaitsItIsFilledHoweverMuchItTook() {
        assertThat(judged(true, null, 0, 0, 10, 1)).isEqualTo(new Step.End(Ending.FILLED));
        assertThat(judged(true, null, 3, 4, 9_999, 99)).isEqualTo(new Step.End(Ending.FILLED));
    }

    @Test
    void aServerThatDoesNotGiveItsListIsLeftAloneAtOnce() {
        assertThat(judged(false, null, 1, 0, 1, 1)).isEqualTo(new Step.Pause(Duration.ofMinutes(1)));
    }

    @Test
    void oneThingThatIsNotToBeHadStopsNothing() {
        assertThat(judged(true, POST, 2, 0, 10, 1)).isEqualTo(new Step.Take(POST));
    }

    @Test
    void threeInARowSayThatTheServerIsAwayAndThePausesGrow() {
        assertThat(judged(true, POST, 3, 0, 10, 1)).isEqualTo(new Step.Pause(Duration.ofMinutes(1)));
        assertThat(judged(true, COMMENT, 3, 1, 10, 1)).isEqualTo(new Step.Pause(Duration.ofMinutes(5)));
        assertThat(judged(true, COMMENT, 3, 2, 10, 1)).isEqualTo(new Step.Pause(Duration.ofMinutes(30)));
        assertThat(judged(true, COMMENT, 3, 3, 10, 1)).isEqualTo(new Step.Pause(Duration.ofHours(3)));
    }

    @Test
    void inTheEndItIsGivenUp() {
        assertThat(judged(true, COMMENT, 3, 4, 10, 1)).isEqualTo(new Step.End(Ending.SILENT));
        assertThat(judged(false, null, 1, 4, 10, 1)).isEqualTo(new Step.End(Ending.SILENT));
    }

    @Test
    void whatNeverEndsIsLeftOff() {
        assertThat(judged(true, ANSWERS, 0, 0, 1_499, 14)).isEqualTo(new Step.Take(ANSWERS));
        assertThat(judged(true, ANSWERS, 0, 0, 1_500, 14)).isEqualTo(new Step.End(Ending.TOO_MUCH));
        assertThat(judged(true, ANSWERS, 0, 0, 1_499, 15)).isEqualTo(new Step.End(Ending.TOO_MUCH));
    }

    @Test
    void noOrderOfAnswersMakesItGoOnForever() {
        int pauses = 0;
        int steps = 0;
        Step step = judged(false, null, 0, pauses, 0, 0);
        while (!(step instanceof Step.End)) {
            steps++;
            pauses += step instanceof Step.Pause ? 1 : 0;
            step = judged(true, POST, 3, pauses, steps, 0);
        }
        assertThat(steps).isEqualTo(5);
    }

    private static Step judged(
            boolean listed, @Nullable Waiting waiting, int silences, int pauses, int asked, int minutes) {
        return BackfillRule.judge(new Facts(listed, waiting, silences, pauses, asked, Duration.ofMinutes(minutes)));
    }

    @Test
    void onlyWhereEveryPostWasFetchedIsTooMuchAGoodEnd() {
        assertThat(BackfillRule.good(Ending.FILLED, false)).isTrue();
        assertThat(BackfillRule.good(Ending.TOO_MUCH, true)).isTrue();
        assertThat(BackfillRule.good(Ending.TOO_MUCH, false)).isFalse();
        assertThat(BackfillRule.good(Ending.SILENT, true)).isFalse();
        assertThat(BackfillRule.good(Ending.NO_LIST, true)).isFalse();
    }
}
