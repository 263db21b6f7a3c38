package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BallotRuleTest {

    private static final Instant CLOSE = Instant.parse("2026-11-11T12:00:00Z");

    private static BallotRule.Facts facts(Stage stage, Instant now, boolean elector, String words, Integer... options) {
        return new BallotRule.Facts(
                stage, CLOSE, now, elector, Method.CHOICE, 3, new BallotChoice(List.of(options)), words);
    }

    @Test
    void aBallotOfSomebodyOnTheListIsTakenWhileItIsOpen() {
        assertThat(BallotRule.judge(facts(Stage.OPEN, CLOSE.minusMillis(1), true, "", 2)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, NOT_OPEN_YET",
        "ANNOUNCED, NOT_OPEN_YET",
        "CLOSED, CLOSED_ALREADY",
        "COUNTED, CLOSED_ALREADY",
        "DECIDED, CLOSED_ALREADY",
        "VOID, GIVEN_UP",
    })
    void theStageDecides(Stage stage, Refusal refusal) {
        assertThat(BallotRule.judge(facts(stage, CLOSE.minusSeconds(60), true, "", 2)))
                .isEqualTo(refusal);
    }

    @Test
    void whatComesAtTheInstantOfTheCloseIsTooLateEvenWhereNobodyHasClosedItYet() {
        assertThat(BallotRule.judge(facts(Stage.OPEN, CLOSE, true, "", 2))).isEqualTo(Refusal.CLOSED_ALREADY);
    }

    @Test
    void whoIsNotOnTheListIsToldSoWhateverTheyChose() {
        assertThat(BallotRule.judge(facts(Stage.OPEN, CLOSE.minusSeconds(1), false, "")))
                .isEqualTo(Refusal.NOT_ON_THE_LIST);
    }

    @Test
    void theWordsMustFitIntoTheEnvelope() {
        Instant before = CLOSE.minusSeconds(1);

        assertThat(BallotRule.judge(facts(Stage.OPEN, before, true, "ä".repeat(80), 1)))
                .isNull();
        assertThat(BallotRule.judge(facts(Stage.OPEN, before, true, "ä".repeat(80) + "x", 1)))
                .isEqualTo(Refusal.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource
    void noOptionAtAllIsNoAnswer(Method method) {
        assertThat(new BallotChoice(List.of()).answers(method, 3)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatNamesNoOptionOrOneTwiceIsNoAnswer(Method method) {
        assertThat(new BallotChoice(List.of(0)).answers(method, 3)).isFalse();
        assertThat(new BallotChoice(List.of(4)).answers(method, 3)).isFalse();
        assertThat(new BallotChoice(List.of(2, 2)).answers(method, 3)).isFalse();
        assertThat(new BallotChoice(List.of(3)).answers(method, 3)).isTrue();
    }

    @Test
    void onlyAChoiceIsLimitedToOne() {
        BallotChoice two = new BallotChoice(List.of(3, 1));

        assertThat(two.answers(Method.CHOICE, 3)).isFalse();
        assertThat(two.answers(Method.APPROVAL, 3)).isTrue();
        assertThat(two.answers(Method.RANKED, 3)).isTrue();
    }

    @Test
    void theOrderOfApprovalsIsForgottenAndThatOfARankingIsKept() {
        BallotChoice two = new BallotChoice(List.of(3, 1));

        assertThat(two.plain(Method.APPROVAL).options()).containsExactly(1, 3);
        assertThat(two.plain(Method.RANKED).options()).containsExactly(3, 1);
    }
}
