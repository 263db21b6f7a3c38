package org.folkmoot.rules.votes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.folkmoot.rules.votes.CountedScore.Share;
import org.folkmoot.values.Score;

/// Says what the votes that were received add up to under the terms in force.
///
/// For each peer and direction: the sum over its tallies of count × weight of the direction × weight of the class ×
/// weight of the deliverer, rounded down **once**. Then peers with a share cap are cut against what all others make
/// of the score. Integers only: two runs agree, and the same terms give the same score again. [VoteCounter] does it.
public final class CountRule {

    private CountRule() {}

    public static CountedScore judge(Iterable<Tally> tallies, VoteTerms terms) {
        return judge(tallies, new VoteCounter(terms));
    }

    /// As [#judge(Iterable, VoteTerms)], for one target after another under the same terms.
    public static CountedScore judge(Iterable<Tally> tallies, VoteCounter counter) {
        counter.begin();
        tallies.forEach(counter::add);
        counter.count();
        List<Share> shares = new ArrayList<>(counter.shares());
        for (int number = 0; number < counter.shares(); number++) {
            shares.add(counter.share(number));
        }
        shares.sort(Comparator.comparingLong(share -> share.peer().value()));
        return new CountedScore(total(shares), shares);
    }

    private static Score total(List<Share> shares) {
        return shares.stream().map(Share::score).reduce(Score.NONE, Score::plus);
    }
}
