package org.folkmoot.rules.votes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.rules.votes.CountedScore.Share;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Score;

/// Says what the votes that were received add up to under the terms in force.
///
/// For each peer and direction: the sum over its tallies of count × weight of the direction × weight of the class ×
/// weight of the deliverer, rounded down **once**. Then peers with a share cap are cut against what all others make
/// of the score. Integers only: two runs agree, and the same terms give the same score again.
public final class CountRule {

    /// Three weights in thousandths are multiplied.
    private static final long UNIT = 1_000_000_000L;

    private static final Comparator<InstanceId> BY_ID = Comparator.comparingLong(InstanceId::value);

    private CountRule() {}

    public static CountedScore judge(Iterable<Tally> tallies, VoteTerms terms) {
        Map<InstanceId, Sum> sums = new TreeMap<>(BY_ID);
        for (Tally tally : tallies) {
            sums.computeIfAbsent(terms.peer(tally.origin()), peer -> new Sum()).add(tally, terms);
        }
        long base = 0;
        for (Map.Entry<InstanceId, Sum> peer : sums.entrySet()) {
            if (!terms.of(peer.getKey()).capped()) {
                base += peer.getValue().up() - peer.getValue().down();
            }
        }
        List<Share> shares = new ArrayList<>(sums.size());
        for (Map.Entry<InstanceId, Sum> peer : sums.entrySet()) {
            shares.add(share(peer.getKey(), peer.getValue(), terms.of(peer.getKey()), base));
        }
        return new CountedScore(total(shares), shares);
    }

    /// A capped peer's excess is taken from the direction that it has more of. Several capped peers are each cut
    /// against the same base, so that their order does not matter.
    private static Share share(InstanceId peer, Sum sum, VoteAxes terms, long base) {
        long up = sum.up();
        long down = sum.down();
        if (terms.capped()) {
            long limit = Math.max(0, base) * terms.cap() / (VoteAxes.FULL - terms.cap());
            long excess = Math.max(0, Math.abs(up - down) - limit);
            if (up > down) {
                up -= excess;
            } else {
                down -= excess;
            }
        }
        return new Share(peer, up, down, sum.rawUp, sum.rawDown);
    }

    private static Score total(List<Share> shares) {
        long up = 0;
        long down = 0;
        long rawUp = 0;
        long rawDown = 0;
        for (Share share : shares) {
            up += share.up();
            down += share.down();
            rawUp += share.rawUp();
            rawDown += share.rawDown();
        }
        return new Score(up, down, rawUp, rawDown);
    }

    /// One peer's votes, weighed in units of a thousand millionth and not yet rounded.
    private static final class Sum {
        private long weighedUp;
        private long weighedDown;
        private long rawUp;
        private long rawDown;

        void add(Tally tally, VoteTerms terms) {
            rawUp += tally.up();
            rawDown += tally.down();
            VoteAxes voters = terms.of(tally.origin());
            if (!voters.counts(tally.receivedOn())) {
                return;
            }
            long passed = tally.relayed()
                    ? (long) voters.passedOn() * terms.of(tally.via()).passing()
                    : (long) VoteAxes.FULL * VoteAxes.FULL;
            weighedUp = weighed(weighedUp, tally.up(), voters.votesUp() * passed);
            weighedDown = weighed(weighedDown, tally.down(), voters.votesDown() * passed);
        }

        /// Nine thousand million votes on one target would be too many to weigh; then we stop rather than miscount.
        private static long weighed(long before, long votes, long weight) {
            return Math.addExact(before, Math.multiplyExact(votes, weight));
        }

        long up() {
            return weighedUp / UNIT;
        }

        long down() {
            return weighedDown / UNIT;
        }
    }
}
