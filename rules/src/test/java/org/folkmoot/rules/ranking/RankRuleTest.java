package org.folkmoot.rules.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;
import org.junit.jupiter.api.Test;

/// Lemmy's formulas, with figures worked out apart from the code: each expectation carries its arithmetic to
/// twelve digits.
class RankRuleTest {

    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    @Test
    void whatWasJustPublishedStartsFromItsScoreAlone() {
        // 2^1.8 = 3.482202253184
        assertThat(RankRule.hot(0, NOW, NOW)).isEqualTo(0.301029995664 / 3.482202253184, near());
        // log10(10 + 2) = 1.079181246048
        assertThat(RankRule.hot(10, NOW, NOW)).isEqualTo(1.079181246048 / 3.482202253184, near());
    }

    @Test
    void hotFallsWithTheAgeInHoursAndItsFractions() {
        // log10(98 + 2) = 2; 8 + 2 = 10 hours, 10^1.8 = 63.095734448019
        assertThat(hot(98, hours(8))).isEqualTo(2 / 63.095734448019, near());
        // 30 minutes: 2.5^1.8 = 5.203457546262
        assertThat(hot(98, Duration.ofMinutes(30))).isEqualTo(2 / 5.203457546262, near());
        // 98 hours: 100^1.8 = 3981.071705535
        assertThat(hot(998, hours(98))).isEqualTo(3 / 3981.071705535, near());
    }

    @Test
    void noScoreIsLowerThanThatOfNoVotes() {
        assertThat(hot(-500, hours(1))).isEqualTo(hot(0, hours(1)));
        assertThat(hot(-1, hours(1))).isEqualTo(hot(0, hours(1)));
        assertThat(hot(1, hours(1))).isGreaterThan(hot(0, hours(1)));
    }

    @Test
    void nothingIsHotFromTheSeventhDayOn() {
        assertThat(hot(1000, hours(168).minusMillis(1))).isPositive();
        assertThat(hot(1000, hours(168))).isZero();
        assertThat(hot(1000, hours(10_000))).isZero();
    }

    @Test
    void whatIsDatedInTheFutureIsNotHotYet() {
        assertThat(RankRule.hot(1000, NOW + 1, NOW)).isZero();
        assertThat(RankRule.hot(1000, NOW + hours(5).toMillis(), NOW)).isZero();
    }

    @Test
    void anActivePostIsAsHotAsIfPublishedWhenItWasLastBumped() {
        PostStanding old = new PostStanding(98, 0, NOW - hours(30).toMillis(), NOW - hours(8).toMillis(), NOW, 5, 0);
        assertThat(RankRule.post(Order.ACTIVE, old, NOW)).isEqualTo(2 / 63.095734448019, near());
    }

    @Test
    void onlyOthersBumpAPostAndOnlyForTwoDays() {
        long published = NOW - hours(100).toMillis();
        long twoDaysLater = published + hours(48).toMillis();
        assertThat(RankRule.bumps(false, published, twoDaysLater)).isTrue();
        assertThat(RankRule.bumps(false, published, twoDaysLater + 1)).isFalse();
        assertThat(RankRule.bumps(true, published, published + 1)).isFalse();
    }

    @Test
    void scaledLiftsSmallCommunities() {
        // log10(2 + 98) = 2, log10(2 + 0) = 0.301029995664
        assertThat(RankRule.scaled(98, NOW - hours(8).toMillis(), 98, NOW)).isEqualTo(1 / 63.095734448019, near());
        assertThat(RankRule.scaled(98, NOW - hours(8).toMillis(), 0, NOW))
                .isEqualTo(2 / 63.095734448019 / 0.301029995664, near());
    }

    @Test
    void controversyNeedsManyWhoDisagree() {
        assertThat(RankRule.controversy(0, 100)).isZero();
        assertThat(RankRule.controversy(100, 0)).isZero();
        assertThat(RankRule.controversy(50, 50)).isEqualTo(100, near());
        assertThat(RankRule.controversy(80, 20)).isEqualTo(3.162277660168, near()); // 100^(20/80)
        assertThat(RankRule.controversy(20, 80)).isEqualTo(3.162277660168, near());
    }

    @Test
    void everyOrderRanksByItsOwnFigure() {
        long published = NOW - hours(8).toMillis();
        PostStanding post = new PostStanding(118, 20, published, NOW, published + 5, 7, 98);
        assertThat(RankRule.post(Order.HOT, post, NOW)).isEqualTo(2 / 63.095734448019, near());
        assertThat(RankRule.post(Order.ACTIVE, post, NOW)).isEqualTo(2 / 3.482202253184, near());
        assertThat(RankRule.post(Order.SCALED, post, NOW)).isEqualTo(1 / 63.095734448019, near());
        // 138^(20/118): log10 138 = 2.139879086401, x 0.169491525424 = 0.362691370576, 10^ = 2.305108491523
        assertThat(RankRule.post(Order.CONTROVERSIAL, post, NOW)).isEqualTo(2.305108491523, near());
        assertThat(RankRule.post(Order.NEW, post, NOW)).isEqualTo((double) published);
        assertThat(RankRule.post(Order.OLD, post, NOW)).isEqualTo((double) -published);
        assertThat(RankRule.post(Order.MOST_COMMENTS, post, NOW)).isEqualTo(7);
        assertThat(RankRule.post(Order.NEW_COMMENTS, post, NOW)).isEqualTo((double) (published + 5));
        assertThat(Arrays.stream(Order.values()).filter(Order::top))
                .hasSize(11)
                .allSatisfy(order -> assertThat(RankRule.post(order, post, NOW)).isEqualTo(98));
    }

    @Test
    void everyOrderOfCommentsRanksByItsOwnFigure() {
        long published = NOW - hours(8).toMillis();
        CommentStanding comment = new CommentStanding(118, 20, published);
        assertThat(RankRule.comment(CommentOrder.HOT, comment, NOW)).isEqualTo(2 / 63.095734448019, near());
        assertThat(RankRule.comment(CommentOrder.TOP, comment, NOW)).isEqualTo(98);
        assertThat(RankRule.comment(CommentOrder.NEW, comment, NOW)).isEqualTo((double) published);
        assertThat(RankRule.comment(CommentOrder.OLD, comment, NOW)).isEqualTo((double) -published);
        assertThat(RankRule.comment(CommentOrder.CONTROVERSIAL, comment, NOW)).isEqualTo(2.305108491523, near());
    }

    @Test
    void topOfARangeLooksOnlySoFarBack() {
        assertThat(RankRule.within(Order.TOP_DAY, NOW - hours(24).toMillis() + 1, NOW))
                .isTrue();
        assertThat(RankRule.within(Order.TOP_DAY, NOW - hours(24).toMillis(), NOW))
                .isFalse();
        assertThat(RankRule.within(Order.TOP_ALL, 0, NOW)).isTrue();
        assertThat(RankRule.within(Order.HOT, 0, NOW)).isTrue();
    }

    @Test
    void onlyHotActiveAndScaledAge() {
        assertThat(Arrays.stream(Order.values()).filter(RankRule::ages))
                .containsExactlyInAnyOrder(Order.HOT, Order.ACTIVE, Order.SCALED);
    }

    @Test
    void pinnedPostsComeFirstInEveryOrderThenRankThenTheLaterThenTheLaterId() {
        Place pinned = new Place(true, 0, 0, 0, 1);
        Place ranked = new Place(false, 2, 0, 5, 2);
        Place later = new Place(false, 1, 0, 9, 3);
        Place laterId = new Place(false, 1, 0, 8, 5);
        Place earlierId = new Place(false, 1, 0, 8, 4);
        assertThat(Stream.of(earlierId, later, ranked, pinned, laterId).sorted())
                .containsExactly(pinned, ranked, later, laterId, earlierId);
    }

    @Test
    void oldestFirstStillPutsTheLaterIdFirstBetweenPostsOfOneMoment() {
        PostStanding post = new PostStanding(0, 0, NOW, NOW, NOW, 0, 0);
        PostStanding older = new PostStanding(0, 0, NOW - 1, NOW, NOW, 0, 0);
        Place first = Place.ofPost(Order.OLD, older, false, 1, NOW);
        Place second = Place.ofPost(Order.OLD, post, false, 3, NOW);
        Place third = Place.ofPost(Order.OLD, post, false, 2, NOW);
        assertThat(Stream.of(third, second, first).sorted()).containsExactly(first, second, third);
    }

    @Test
    void amongCoolCommentsTheHigherScoreComesFirst() {
        long longAgo = NOW - hours(400).toMillis();
        Place liked = Place.ofComment(CommentOrder.HOT, new CommentStanding(9, 0, longAgo), false, 1, NOW);
        Place unliked = Place.ofComment(CommentOrder.HOT, new CommentStanding(0, 9, longAgo + 1), false, 2, NOW);
        Place inOffice = Place.ofComment(CommentOrder.HOT, new CommentStanding(0, 99, longAgo), true, 3, NOW);
        assertThat(List.of(unliked, liked, inOffice).stream().sorted()).containsExactly(inOffice, liked, unliked);
    }

    private static double hot(long score, Duration age) {
        return RankRule.hot(score, NOW - age.toMillis(), NOW);
    }

    private static Duration hours(long count) {
        return Duration.ofHours(count);
    }

    private static org.assertj.core.data.Offset<Double> near() {
        return within(1e-10);
    }
}
