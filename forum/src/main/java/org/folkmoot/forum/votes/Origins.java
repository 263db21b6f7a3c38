package org.folkmoot.forum.votes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.votes.CountedScore.Share;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// Shows where votes come from without showing who cast them: servers with few voters are folded together.
final class Origins {

    /// Fewer voters than this from one server could be told apart.
    static final int SMALLEST_SHOWN = 5;

    private static final Comparator<OriginShare> ORDER = Comparator.comparing((OriginShare share) -> !share.members())
            .thenComparing(share -> share.servers() > 1, Boolean::compare)
            .thenComparingLong(share -> -share.score().received());

    private Origins() {}

    /// Our members first, then servers by their votes, the small ones together at the end.
    static List<OriginShare> shown(List<Share> shares, Map<InstanceId, @Nullable String> domains) {
        List<OriginShare> shown = new ArrayList<>();
        List<Share> small = new ArrayList<>();
        for (Share share : shares) {
            long votes = share.score().received();
            boolean ours = share.peer().equals(Site.OURS);
            if (votes == 0) {
                continue;
            }
            if (!ours && votes < SMALLEST_SHOWN) {
                small.add(share);
            } else {
                shown.add(new OriginShare(ours ? null : domains.get(share.peer()), ours, 1, share.score()));
            }
        }
        if (!small.isEmpty()) {
            shown.add(folded(small));
        }
        shown.sort(ORDER);
        return shown;
    }

    private static OriginShare folded(List<Share> small) {
        Score sum = small.stream().map(Share::score).reduce(Score.NONE, Score::plus);
        return new OriginShare(null, false, small.size(), sum);
    }
}
