package org.folkmoot.forum.feeds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// How posts stand whose votes are in memory. What was worked out for one reader is kept for the next,
/// as long as neither the votes nor the terms are others: a front page shows mostly what the one before
/// it showed.
final class CountedPosts {

    /// So many posts as stand on two hundred pages.
    private static final long MOST = 4_000;

    private final PostTable posts;
    private final TallyTable tallies;
    private final Cache<PostId, Kept> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    CountedPosts(PostTable posts, TallyTable tallies) {
        this.posts = posts;
        this.tallies = tallies;
    }

    /// @param votes those that were counted: another object as soon as there are others
    @SuppressWarnings("ArrayRecordComponent") // compared by what it is, not by what is in it
    private record Kept(byte[] votes, Snapshot terms, Standings standings) {

        @SuppressWarnings("ReferenceEquality") // both are replaced whole, never changed
        boolean holds(byte[] votesNow, Snapshot termsNow) {
            return votes == votesNow && terms == termsNow;
        }
    }

    /// How these posts stand, by post id; one whose votes are not in memory is absent.
    Map<Long, Standings> standings(List<PostId> asked, ScoreView scores) {
        Snapshot terms = scores.terms();
        Map<Long, Standings> standings = new HashMap<>();
        Map<Long, byte[]> uncounted = new HashMap<>();
        for (PostId post : asked) {
            byte[] votes = votes(post);
            Kept kept = known.getIfPresent(post);
            if (votes != null && kept != null && kept.holds(votes, terms)) {
                standings.put(post.value(), kept.standings());
            } else if (votes != null) {
                uncounted.put(post.value(), votes);
            }
        }
        if (!uncounted.isEmpty()) {
            standings.putAll(counted(uncounted, scores, terms));
        }
        return standings;
    }

    private byte @Nullable [] votes(PostId post) {
        int slot = posts.slot(post.value());
        return slot == PostTable.NONE ? null : tallies.votes(slot);
    }

    private Map<Long, Standings> counted(Map<Long, byte[]> uncounted, ScoreView scores, Snapshot terms) {
        Map<Long, List<Tally>> unpacked = new HashMap<>();
        uncounted.forEach((post, votes) -> unpacked.put(post, TallyTable.tallies(votes)));
        Map<Long, Standings> counted = scores.counted(unpacked);
        uncounted.forEach((post, votes) ->
                known.put(new PostId(post), new Kept(votes, terms, counted.getOrDefault(post, Standings.NONE))));
        return counted;
    }
}
