package org.folkmoot.rules.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.folkmoot.values.Order;

/// What holds for any votes and times.
class RankRulePropertyTest {

    private static final long NOW = 1_772_366_400_000L;
    private static final long WEEK = 604_800_000L;

    @Property
    void aHigherScoreIsNeverLessHot(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long score,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more,
            @ForAll @LongRange(min = -WEEK, max = 2 * WEEK) long age) {
        assertThat(RankRule.hot(score + more, NOW - age, NOW))
                .isGreaterThanOrEqualTo(RankRule.hot(score, NOW - age, NOW));
    }

    @Property
    void whatIsHotOnlyCools(
            @ForAll @LongRange(min = -1000, max = 1_000_000) long score,
            @ForAll @LongRange(min = 0, max = 2 * WEEK) long age,
            @ForAll @LongRange(min = 1, max = WEEK) long later) {
        double before = RankRule.hot(score, NOW - age, NOW);
        double after = RankRule.hot(score, NOW - age, NOW + later);
        assertThat(after).isLessThanOrEqualTo(before).isNotNegative();
    }

    @Property
    void aBiggerCommunityIsNeverScaledHigher(
            @ForAll @LongRange(min = -10, max = 100_000) long score,
            @ForAll @LongRange(min = 0, max = WEEK) long age,
            @ForAll @LongRange(min = 0, max = 1_000_000) long active,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more) {
        assertThat(RankRule.scaled(score, NOW - age, active + more, NOW))
                .isLessThanOrEqualTo(RankRule.scaled(score, NOW - age, active, NOW));
    }

    @Property
    void controversyDoesNotCareWhichSideIsWhich(
            @ForAll @LongRange(min = 0, max = 1_000_000) long up,
            @ForAll @LongRange(min = 0, max = 1_000_000) long down) {
        assertThat(RankRule.controversy(up, down)).isEqualTo(RankRule.controversy(down, up));
    }

    @Property
    void everyRankIsANumber(@ForAll("posts") PostStanding post, @ForAll Order order) {
        assertThat(Double.isFinite(RankRule.post(order, post, NOW))).isTrue();
    }

    @Property
    void anOrderIsTheSameFromWhereverOneStarts(
            @ForAll("posts") PostStanding one,
            @ForAll("posts") PostStanding two,
            @ForAll("posts") PostStanding three,
            @ForAll Order order,
            @ForAll Random chance) {
        List<Place> places = new ArrayList<>(List.of(
                Place.ofPost(order, one, false, 1, NOW),
                Place.ofPost(order, two, true, 2, NOW),
                Place.ofPost(order, three, false, 3, NOW),
                Place.ofPost(order, three, false, 4, NOW)));
        List<Place> sorted = places.stream().sorted().toList();
        Collections.shuffle(places, chance);
        assertThat(places.stream().sorted()).containsExactlyElementsOf(sorted);
        assertThat(sorted.getFirst().pinned()).isTrue();
    }

    @Provide
    Arbitrary<PostStanding> posts() {
        Arbitrary<Long> votes = Arbitraries.longs().between(0, 1_000_000);
        Arbitrary<Long> times = Arbitraries.longs().between(NOW - 3 * WEEK, NOW + WEEK);
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 100_000);
        return Combinators.combine(votes, votes, times, times, times, counts, counts)
                .as(PostStanding::new);
    }
}
