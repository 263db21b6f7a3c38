package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Score;

/// What holds for any votes under any terms.
class CountRulePropertyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    @Property
    void theOrderOfTheRowsDoesNotMatter(
            @ForAll("tallies") List<Tally> tallies, @ForAll("terms") VoteTerms terms, @ForAll Random chance) {
        List<Tally> shuffled = new ArrayList<>(tallies);
        Collections.shuffle(shuffled, chance);
        assertThat(CountRule.judge(shuffled, terms)).isEqualTo(CountRule.judge(tallies, terms));
    }

    @Property
    void rowsOfOneKindMayBeSplitOrAddedTogether(
            @ForAll("tallies") List<Tally> tallies, @ForAll("tally") Tally one, @ForAll("terms") VoteTerms terms) {
        Tally twice = new Tally(one.origin(), one.via(), one.relayed(), one.receivedOn(), one.up() * 2, one.down() * 2);
        assertThat(CountRule.judge(and(tallies, one, one), terms))
                .isEqualTo(CountRule.judge(and(tallies, twice), terms));
    }

    @Property
    void aVoteCastAndTakenBackLeavesNoResidue(
            @ForAll("tallies") List<Tally> tallies, @ForAll("tally") Tally one, @ForAll("terms") VoteTerms terms) {
        Tally cast = new Tally(one.origin(), one.via(), one.relayed(), one.receivedOn(), one.up() + 1, one.down());
        Tally back =
                new Tally(cast.origin(), cast.via(), cast.relayed(), cast.receivedOn(), cast.up() - 1, cast.down());
        assertThat(CountRule.judge(and(tallies, back), terms)).isEqualTo(CountRule.judge(and(tallies, one), terms));
    }

    @Property
    void termsNeverChangeWhatWasReceived(@ForAll("tallies") List<Tally> tallies, @ForAll("terms") VoteTerms terms) {
        Score without = CountRule.judge(tallies, VoteTerms.NONE).total();
        Score with = CountRule.judge(tallies, terms).total();
        assertThat(with.rawUp()).isEqualTo(without.rawUp()).isEqualTo(without.up());
        assertThat(with.rawDown()).isEqualTo(without.rawDown()).isEqualTo(without.down());
    }

    @Property
    void noTermsEverManufactureAVote(@ForAll("tallies") List<Tally> tallies, @ForAll("terms") VoteTerms terms) {
        assertThat(CountRule.judge(tallies, terms).shares()).allSatisfy(share -> {
            assertThat(share.up()).isBetween(0L, share.rawUp());
            assertThat(share.down()).isBetween(0L, share.rawDown());
        });
    }

    @Property
    void mutingAPeerIsAsIfItHadNeverVoted(
            @ForAll("tallies") List<Tally> tallies,
            @ForAll("terms") VoteTerms terms,
            @ForAll("alone") InstanceId muted) {
        VoteTerms mute = terms.with(muted, terms.of(muted).votes(0));
        List<Tally> others =
                tallies.stream().filter(tally -> !tally.origin().equals(muted)).toList();
        Score with = CountRule.judge(tallies, mute).total();
        Score never = CountRule.judge(others, terms).total();
        assertThat(with.up()).isEqualTo(never.up());
        assertThat(with.down()).isEqualTo(never.down());
    }

    @Property
    void aCappedPeersPullIsNeverStrongerThanWithoutTheCap(
            @ForAll("tallies") List<Tally> tallies, @ForAll("server") InstanceId peer, @ForAll("share") int cap) {
        long free = pull(tallies, VoteTerms.NONE, peer);
        long capped = pull(tallies, VoteTerms.NONE.with(peer, VoteAxes.DEFAULT.cap(cap)), peer);
        assertThat(Math.abs(capped)).isLessThanOrEqualTo(Math.abs(free));
        assertThat(Long.signum(capped)).isIn(0, Long.signum(free));
    }

    @Property
    void aSmallerWeightNeverCountsMore(
            @ForAll("tallies") List<Tally> tallies, @ForAll("server") InstanceId peer, @ForAll("weight") int weight) {
        Score less = CountRule.judge(tallies, VoteTerms.NONE.with(peer, VoteAxes.DEFAULT.votes(weight / 2)))
                .total();
        Score more = CountRule.judge(tallies, VoteTerms.NONE.with(peer, VoteAxes.DEFAULT.votes(weight)))
                .total();
        assertThat(less.up()).isLessThanOrEqualTo(more.up());
        assertThat(less.down()).isLessThanOrEqualTo(more.down());
    }

    @Property
    void whatThePeersContributeAddsUpToTheTotal(
            @ForAll("tallies") List<Tally> tallies, @ForAll("terms") VoteTerms terms) {
        CountedScore counted = CountRule.judge(tallies, terms);
        assertThat(counted.shares().stream().mapToLong(CountedScore.Share::net).sum())
                .isEqualTo(counted.total().net());
    }

    private static long pull(List<Tally> tallies, VoteTerms terms, InstanceId peer) {
        return CountRule.judge(tallies, terms).shares().stream()
                .filter(share -> share.peer().equals(peer))
                .mapToLong(CountedScore.Share::net)
                .sum();
    }

    private static List<Tally> and(List<Tally> tallies, Tally... more) {
        List<Tally> all = new ArrayList<>(tallies);
        all.addAll(List.of(more));
        return all;
    }

    @Provide
    Arbitrary<List<Tally>> tallies() {
        return tally().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Tally> tally() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 9).map(DAY::plusDays);
        Arbitrary<Long> votes = Arbitraries.longs().between(0, 2_000_000);
        return Combinators.combine(server(), server(), Arbitraries.of(true, false), days, votes, votes)
                .as((origin, via, relayed, day, up, down) ->
                        new Tally(origin, relayed ? via : origin, relayed, day, up, down));
    }

    @Provide
    Arbitrary<InstanceId> server() {
        return Arbitraries.longs().between(1, 6).map(InstanceId::new);
    }

    /// A server that is a peer by itself in [#terms].
    @Provide
    Arbitrary<InstanceId> alone() {
        return Arbitraries.longs().between(1, 4).map(InstanceId::new);
    }

    @Provide
    Arbitrary<Integer> weight() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Provide
    Arbitrary<Integer> share() {
        return Arbitraries.integers().between(0, 1000);
    }

    /// The servers 5 and 6 are one peer.
    @Provide
    Arbitrary<VoteTerms> terms() {
        return peerTerms().list().ofSize(5).map(each -> {
            VoteTerms terms = VoteTerms.NONE;
            for (int peer = 1; peer < 5; peer++) {
                terms = terms.with(new InstanceId(peer), each.get(peer - 1));
            }
            return terms.with(new InstanceId(5), Set.of(new InstanceId(5), new InstanceId(6)), each.get(4));
        });
    }

    private Arbitrary<VoteAxes> peerTerms() {
        Arbitrary<VoteAxes> weighed = Combinators.combine(weight(), weight(), weight(), weight(), share())
                .as((up, down, passedOn, passing, cap) -> new VoteAxes(up, down, passedOn, passing, cap, null));
        Arbitrary<VoteAxes.Window> windows =
                Arbitraries.integers().between(0, 9).map(day -> new VoteAxes.Window(DAY.plusDays(day), null));
        return Combinators.combine(weighed, windows, Arbitraries.of(true, false))
                .as((terms, window, any) -> any ? terms : terms.window(window));
    }
}
