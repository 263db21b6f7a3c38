package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.folkmoot.rules.consultations.Verdict.FellShort;
import org.folkmoot.rules.consultations.Verdict.Passed;
import org.folkmoot.rules.consultations.Verdict.Tied;
import org.folkmoot.rules.consultations.Verdict.TooFew;
import org.folkmoot.rules.consultations.VerdictRule.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRuleTest {

    /// So many ballots for each option, from the first on.
    private static Count counted(int... support) {
        List<BallotChoice> ballots = IntStream.range(0, support.length)
                .boxed()
                .flatMap(option -> Collections.nCopies(support[option], new BallotChoice(List.of(option + 1))).stream())
                .toList();
        return Count.of(Method.CHOICE, support.length, ballots);
    }

    @Test
    void theBriefsOwnQuestionIsDecidedByItsMembers() {
        assertThat(VerdictRule.judge(counted(1_006, 148, 136), 1_290, new Terms(3_120, 25, PassRule.MAJORITY)))
                .isEqualTo(new Passed(1, 1_006, 646));
    }

    @Test
    void tooFewDecideNothing() {
        assertThat(VerdictRule.judge(counted(24, 0), 24, new Terms(100, 25, PassRule.PLURALITY)))
                .isEqualTo(new TooFew(24, 25));
        assertThat(VerdictRule.judge(counted(25, 0), 25, new Terms(100, 25, PassRule.PLURALITY)))
                .isEqualTo(new Passed(1, 25, 1));
    }

    @Test
    void aQuorumIsRoundedUp() {
        assertThat(new Terms(3, 50, PassRule.PLURALITY).needed()).isEqualTo(2);
        assertThat(new Terms(200_000, 100, PassRule.PLURALITY).needed()).isEqualTo(200_000);
        assertThat(new Terms(2_000_000_000, 100, PassRule.PLURALITY).needed()).isEqualTo(2_000_000_000);
    }

    @Test
    void whoCastAnInvalidBallotTookPartAllTheSame() {
        assertThat(VerdictRule.judge(counted(20, 0), 25, new Terms(100, 25, PassRule.PLURALITY)))
                .isEqualTo(new Passed(1, 20, 1));
    }

    @Test
    void withoutAnyBallotNothingIsDecidedEvenWithoutAQuorum() {
        assertThat(VerdictRule.judge(counted(0, 0), 0, new Terms(100, 0, PassRule.PLURALITY)))
                .isEqualTo(new TooFew(0, 1));
    }

    @Test
    void aTieDecidesNothing() {
        assertThat(VerdictRule.judge(counted(7, 7, 1), 15, new Terms(15, 0, PassRule.PLURALITY)))
                .isEqualTo(new Tied(List.of(1, 2)));
    }

    @ParameterizedTest(name = "{0}: {1} of {1} + {2}")
    @CsvSource({
        "PLURALITY, 4, 3, 1",
        "MAJORITY, 51, 49, 51",
        "MAJORITY, 6, 5, 6",
        "TWO_THIRDS, 2, 1, 2",
        "TWO_THIRDS, 67, 33, 67",
    })
    void enoughIsBehindIt(PassRule pass, int first, int second, int needed) {
        assertThat(VerdictRule.judge(counted(first, second), first + second, new Terms(1_000, 0, pass)))
                .isEqualTo(new Passed(1, first, needed));
    }

    @ParameterizedTest(name = "{0}: {1} of {1} + {2} + {3}")
    @CsvSource({"MAJORITY, 5, 4, 1, 6", "TWO_THIRDS, 66, 34, 0, 67", "TWO_THIRDS, 60, 40, 0, 67"})
    void theFirstOneFallsShort(PassRule pass, int first, int second, int third, int needed) {
        int all = first + second + third;
        assertThat(VerdictRule.judge(counted(first, second, third), all, new Terms(1_000, 0, pass)))
                .isEqualTo(new FellShort(1, first, needed));
    }
}
