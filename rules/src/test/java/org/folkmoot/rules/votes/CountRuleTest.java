package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.folkmoot.rules.votes.CountedScore.Share;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Score;
import org.junit.jupiter.api.Test;

/// The worked example of a vote dossier, digit for digit, and the edges of the arithmetic.
///
/// A target has of our own members 10 up and 2 down; of lemmy.world 3 up delivered by itself and 2 up through the
/// relay R; of Threads 7 up delivered by itself, and 393 up and 12 down through R.
class CountRuleTest {

    private static final InstanceId OURS = new InstanceId(1);
    private static final InstanceId WORLD = new InstanceId(2);
    private static final InstanceId THREADS = new InstanceId(3);
    private static final InstanceId RELAY = new InstanceId(4);
    private static final LocalDate DAY = LocalDate.of(2023, 7, 5);

    private static final List<Tally> DOSSIER = List.of(
            direct(OURS, 10, 2),
            direct(WORLD, 3, 0),
            passed(WORLD, 2, 0),
            direct(THREADS, 7, 0),
            passed(THREADS, 393, 12));

    @Test
    void withoutTermsEverythingReceivedCounts() {
        Score score = CountRule.judge(DOSSIER, VoteTerms.NONE).total();
        assertThat(score).isEqualTo(new Score(415, 14, 415, 14));
        assertThat(score.net()).isEqualTo(401);
    }

    @Test
    void threadsMutedLeavesThirteen() {
        CountedScore counted = CountRule.judge(DOSSIER, threads(VoteAxes.DEFAULT.votes(0)));
        assertThat(counted.total()).isEqualTo(new Score(15, 2, 415, 14));
        assertThat(counted.total().net()).isEqualTo(13);
        assertThat(counted.shares())
                .containsExactly(
                        new Share(OURS, 10, 2, 10, 2), new Share(WORLD, 5, 0, 5, 0), new Share(THREADS, 0, 0, 400, 12));
    }

    @Test
    void threadsAtAQuarterMakesOneHundredAndTen() {
        // 400 / 4 = 100 up, 12 / 4 = 3 down: 13 + 97
        assertThat(counted(threads(VoteAxes.DEFAULT.votes(250)))).isEqualTo(110);
    }

    @Test
    void threadsCappedAtThirtyPerCentMakesEighteen() {
        // others make 13; 13 x 300 / 700 = 5.57, so at most 5
        CountedScore counted = CountRule.judge(DOSSIER, threads(VoteAxes.DEFAULT.cap(300)));
        assertThat(counted.total().net()).isEqualTo(18);
        assertThat(counted.shares().getLast()).isEqualTo(new Share(THREADS, 17, 12, 400, 12));
    }

    @Test
    void halvingWhatOthersPassOnOfThreadsDoesNotTouchWhatItDeliveredItself() {
        // up 7 + 196.5 = 203, down 6: 197; others 13
        CountedScore counted = CountRule.judge(DOSSIER, threads(VoteAxes.DEFAULT.passedOn(500)));
        assertThat(counted.total().net()).isEqualTo(210);
        assertThat(counted.shares().getLast()).isEqualTo(new Share(THREADS, 203, 6, 400, 12));
    }

    @Test
    void halvingWhatTheRelayPassesOnTouchesEverybodyWhoseVotesItPassedOn() {
        // 8 + (3 + 1) + 197
        assertThat(counted(relay(500))).isEqualTo(209);
    }

    @Test
    void bothHalvingsTogetherAreAQuarter() {
        // up 7 + 98.25 = 105, down 3
        assertThat(counted(relay(500).with(THREADS, VoteAxes.DEFAULT.passedOn(500))))
                .isEqualTo(8 + 4 + (105 - 3))
                .isEqualTo(114);
    }

    @Test
    void aHalvedRelayAndACapOnThreadsMakeSeventeen() {
        // base 8 + 4 = 12; 12 x 300 / 700 = 5.14
        assertThat(counted(relay(500).with(THREADS, VoteAxes.DEFAULT.cap(300)))).isEqualTo(17);
    }

    @Test
    void aHalvedRelayAndAQuarterOfThreadsMakeSixtyOne() {
        // up (7 + 196.5) / 4 = 50.875, down 6 / 4 = 1.5: rounded once each
        CountedScore counted = CountRule.judge(DOSSIER, relay(500).with(THREADS, VoteAxes.DEFAULT.votes(250)));
        assertThat(counted.shares().getLast()).isEqualTo(new Share(THREADS, 50, 1, 400, 12));
        assertThat(counted.total().net()).isEqualTo(61);
    }

    @Test
    void oneVoteOfThreadsTakenBackAndCastAgainLeavesEveryFigureAsItWas() {
        List<VoteTerms> policies = List.of(
                threads(VoteAxes.DEFAULT.votes(0)),
                threads(VoteAxes.DEFAULT.votes(250)),
                threads(VoteAxes.DEFAULT.cap(300)));
        List<Tally> withoutOne = List.of(
                direct(OURS, 10, 2),
                direct(WORLD, 3, 0),
                passed(WORLD, 2, 0),
                direct(THREADS, 6, 0),
                passed(THREADS, 393, 12));
        assertThat(policies.stream()
                        .map(terms -> CountRule.judge(withoutOne, terms).total().net()))
                .containsExactly(13L, 109L, 18L);
        assertThat(policies.stream().map(CountRuleTest::counted)).containsExactly(13L, 110L, 18L);
    }

    @Test
    void aPeersServersAreRoundedTogetherAndNotEachByItself() {
        InstanceId one = new InstanceId(11);
        InstanceId two = new InstanceId(12);
        List<Tally> tallies = List.of(direct(one, 1, 0), direct(two, 1, 0));
        VoteAxes half = VoteAxes.DEFAULT.votes(500);
        assertThat(CountRule.judge(tallies, VoteTerms.NONE.with(one, half).with(two, half))
                        .total()
                        .up())
                .isZero();
        assertThat(CountRule.judge(tallies, VoteTerms.NONE.with(one, Set.of(one, two), half))
                        .total()
                        .up())
                .isEqualTo(1);
    }

    @Test
    void aWindowCountsOnlyTheDaysWithinIt() {
        List<Tally> week = List.of(
                new Tally(THREADS, THREADS, false, DAY.minusDays(1), 1, 0),
                new Tally(THREADS, THREADS, false, DAY, 10, 0),
                new Tally(THREADS, THREADS, false, DAY.plusDays(1), 100, 0));
        assertThat(upWithin(week, new VoteAxes.Window(DAY, DAY))).isEqualTo(10);
        assertThat(upWithin(week, new VoteAxes.Window(DAY, null))).isEqualTo(110);
        assertThat(upWithin(week, new VoteAxes.Window(null, DAY))).isEqualTo(11);
        assertThat(upWithin(week, new VoteAxes.Window(null, null))).isEqualTo(111);
    }

    @Test
    void aCapBindsVotesDownAsItBindsVotesUp() {
        List<Tally> pileOn = List.of(direct(OURS, 14, 0), direct(THREADS, 2, 300));
        CountedScore counted = CountRule.judge(pileOn, threads(VoteAxes.DEFAULT.cap(300)));
        assertThat(counted.shares().getLast()).isEqualTo(new Share(THREADS, 2, 8, 2, 300));
        assertThat(counted.total().net()).isEqualTo(8);
    }

    @Test
    void whereTheOthersMakeNothingOrLessACappedPeerAddsNothing() {
        List<Tally> unliked = List.of(direct(OURS, 0, 5), direct(THREADS, 100, 0));
        assertThat(CountRule.judge(unliked, threads(VoteAxes.DEFAULT.cap(999)))
                        .total()
                        .net())
                .isEqualTo(-5);
    }

    @Test
    void aCapOfNothingIsAMuteThatKeepsBothDirectionsInBalance() {
        CountedScore counted = CountRule.judge(DOSSIER, threads(VoteAxes.DEFAULT.cap(0)));
        assertThat(counted.shares().getLast()).isEqualTo(new Share(THREADS, 12, 12, 400, 12));
        assertThat(counted.total().net()).isEqualTo(13);
    }

    @Test
    void cappedPeersAreEachCutAgainstTheSameBase() {
        List<Tally> twoGiants = List.of(direct(OURS, 70, 0), direct(THREADS, 1000, 0), direct(WORLD, 1000, 0));
        VoteTerms both = threads(VoteAxes.DEFAULT.cap(300)).with(WORLD, VoteAxes.DEFAULT.cap(300));
        assertThat(CountRule.judge(twoGiants, both).total().net()).isEqualTo(70 + 30 + 30);
    }

    @Test
    void noVotesAreAScoreOfNothing() {
        assertThat(CountRule.judge(List.of(), VoteTerms.NONE)).isEqualTo(new CountedScore(Score.NONE, List.of()));
    }

    @Test
    void weightsAreThousandthsAndServersBelongToOnePeer() {
        assertThatThrownBy(() -> VoteAxes.DEFAULT.votes(1001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VoteAxes.DEFAULT.cap(-1)).isInstanceOf(IllegalArgumentException.class);
        VoteTerms grouped = VoteTerms.NONE.with(THREADS, Set.of(THREADS, RELAY), VoteAxes.DEFAULT);
        assertThatThrownBy(() -> grouped.with(WORLD, Set.of(WORLD, RELAY), VoteAxes.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(grouped.with(THREADS, VoteAxes.DEFAULT).peer(RELAY)).isEqualTo(RELAY);
    }

    private static long counted(VoteTerms terms) {
        return CountRule.judge(DOSSIER, terms).total().net();
    }

    private static long upWithin(List<Tally> tallies, VoteAxes.Window window) {
        return CountRule.judge(tallies, threads(VoteAxes.DEFAULT.window(window)))
                .total()
                .up();
    }

    private static VoteTerms threads(VoteAxes terms) {
        return VoteTerms.NONE.with(THREADS, terms);
    }

    private static VoteTerms relay(int weight) {
        return VoteTerms.NONE.with(RELAY, VoteAxes.DEFAULT.passing(weight));
    }

    private static Tally direct(InstanceId origin, long up, long down) {
        return new Tally(origin, origin, false, DAY, up, down);
    }

    private static Tally passed(InstanceId origin, long up, long down) {
        return new Tally(origin, RELAY, true, DAY, up, down);
    }
}
