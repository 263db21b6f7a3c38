package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CountTest {

    private static Stream<BallotChoice> times(int times, Integer... options) {
        return Collections.nCopies(times, new BallotChoice(List.of(options))).stream();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are read, and kept nowhere
    private static List<BallotChoice> all(Stream<BallotChoice>... groups) {
        return Arrays.stream(groups).flatMap(group -> group).toList();
    }

    @Test
    void aChoiceIsForOneOption() {
        Count count = Count.of(Method.CHOICE, 3, all(times(5, 1), times(7, 3)));

        assertThat(count.support()).containsExactly(5, 0, 7);
        assertThat(count.leading()).containsExactly(3);
        assertThat(count.behind(3)).isEqualTo(7);
        assertThat(count.ballots()).isEqualTo(12);
    }

    @Test
    void anApprovalIsForEachOptionThatItNames() {
        Count count = Count.of(Method.APPROVAL, 3, all(times(5, 1, 2), times(4, 2), times(3, 3)));

        assertThat(count.support()).containsExactly(5, 9, 3);
        assertThat(count.leading()).containsExactly(2);
        assertThat(count.ballots()).isEqualTo(12);
    }

    @Test
    void equalSupportIsATie() {
        assertThat(Count.of(Method.CHOICE, 3, all(times(5, 1), times(5, 2), times(4, 3)))
                        .leading())
                .containsExactly(1, 2);
    }

    @Test
    void withoutBallotsNothingLeads() {
        for (Method method : Method.values()) {
            assertThat(Count.of(method, 3, List.of()).leading()).isEmpty();
        }
    }

    /// Schulze's own example (2011, section 4.1): 45 voters, five candidates, E wins.
    @Test
    void theExampleThatSchulzePublishedComesOutAsHePublishedIt() {
        int a = 1;
        int b = 2;
        int c = 3;
        int d = 4;
        int e = 5;
        Count count = Count.of(
                Method.RANKED,
                5,
                all(
                        times(5, a, c, b, e, d),
                        times(5, a, d, e, c, b),
                        times(8, b, e, d, a, c),
                        times(3, c, a, b, e, d),
                        times(7, c, a, e, b, d),
                        times(2, c, b, a, d, e),
                        times(7, d, c, e, b, a),
                        times(8, e, b, a, d, c)));

        assertThat(count.pairs())
                .containsExactly(
                        0, 20, 26, 30, 22, 25, 0, 16, 33, 18, 19, 29, 0, 17, 24, 15, 12, 28, 0, 14, 23, 27, 21, 31, 0);
        assertThat(count.before(d, c)).isEqualTo(28);
        assertThat(count.leading()).containsExactly(e);
        assertThat(count.unbeaten(e)).containsExactly(c);
    }

    /// The capital of Tennessee, as it stands in most texts on voting: Nashville beats every other city.
    @Test
    void whoBeatsEachOtherOneByOneWins() {
        int memphis = 1;
        int nashville = 2;
        int chattanooga = 3;
        int knoxville = 4;
        Count count = Count.of(
                Method.RANKED,
                4,
                all(
                        times(42, memphis, nashville, chattanooga, knoxville),
                        times(26, nashville, chattanooga, knoxville, memphis),
                        times(15, chattanooga, knoxville, nashville, memphis),
                        times(17, knoxville, chattanooga, nashville, memphis)));

        assertThat(count.leading()).containsExactly(nashville);
        assertThat(count.unbeaten(nashville)).isEmpty();
        assertThat(count.support()).containsExactly(42, 26, 15, 17);
        assertThat(count.behind(nashville)).isEqualTo(58);
    }

    @Test
    void whatARankingLeavesOutComesLastAndAllAlike() {
        Count count = Count.of(Method.RANKED, 3, all(times(1, 2)));

        assertThat(count.pairs()).containsExactly(0, 0, 0, 1, 0, 1, 0, 0, 0);
        assertThat(count.leading()).containsExactly(2);
    }

    @Test
    void aCircleOfThreeThatNothingBreaksIsATie() {
        Count count = Count.of(Method.RANKED, 3, all(times(1, 1, 2, 3), times(1, 2, 3, 1), times(1, 3, 1, 2)));

        assertThat(count.leading()).containsExactly(1, 2, 3);
    }

    @Property
    void theOrderOfBallotsChangesNothing(@ForAll("rankings") List<BallotChoice> ballots, @ForAll long seed) {
        List<BallotChoice> shuffled = new ArrayList<>(ballots);
        Collections.shuffle(shuffled, new Random(seed));

        for (Method method : List.of(Method.APPROVAL, Method.RANKED)) {
            assertThat(Count.of(method, 5, shuffled))
                    .usingRecursiveComparison()
                    .isEqualTo(Count.of(method, 5, ballots));
        }
    }

    @Property
    void whoBeatsEveryOtherLeadsAlone(@ForAll("rankings") List<BallotChoice> ballots) {
        Count count = Count.of(Method.RANKED, 5, ballots);
        IntStream.rangeClosed(1, 5)
                .filter(one -> count.unbeaten(one).isEmpty())
                .forEach(one -> assertThat(count.leading()).containsExactly(one));
    }

    @Property
    void anOptionThatIsPutFirstOnOneMoreBallotDoesNotLoseByIt(@ForAll("rankings") List<BallotChoice> ballots) {
        List<Integer> before = Count.of(Method.RANKED, 5, ballots).leading();
        for (int option : before) {
            List<BallotChoice> more = new ArrayList<>(ballots);
            more.add(new BallotChoice(List.of(option)));
            assertThat(Count.of(Method.RANKED, 5, more).leading()).contains(option);
        }
    }

    @Provide
    Arbitrary<List<BallotChoice>> rankings() {
        return Arbitraries.shuffle(1, 2, 3, 4, 5)
                .flatMap(order -> Arbitraries.integers().between(1, 5).map(named -> order.subList(0, named)))
                .map(BallotChoice::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
