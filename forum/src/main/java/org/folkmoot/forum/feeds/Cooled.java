package org.folkmoot.forum.feeds;

import java.util.Arrays;
import org.folkmoot.rules.ranking.RankRule;

/// How far the posts of the last days have cooled at one moment: the same for everybody, however they count votes, and
/// what costs most of a rank.
///
/// @param slots          those that may still be hot or active, the newest first
/// @param sincePublished see [RankRule#cooling]; by place among the slots
/// @param sinceBumped    the same, since the last comment that bumped the post
@SuppressWarnings("ArrayRecordComponent") // an index is made of arrays, and nobody compares two of them
record Cooled(int[] slots, double[] sincePublished, double[] sinceBumped) {

    static final Cooled NONE = new Cooled(new int[0], new double[0], new double[0]);

    /// Works it out.
    ///
    /// @param newest all posts as in `NEW`
    /// @param now    milliseconds since 1970
    static Cooled of(PostTable posts, int[] newest, long now) {
        int[] slots = recent(posts, newest, now);
        double[] sincePublished = new double[slots.length];
        double[] sinceBumped = new double[slots.length];
        for (int place = 0; place < slots.length; place++) {
            sincePublished[place] = RankRule.cooling(posts.publishedAt(slots[place]), now);
            sinceBumped[place] = RankRule.cooling(posts.bumpedAt(slots[place]), now);
        }
        return new Cooled(slots, sincePublished, sinceBumped);
    }

    private static int[] recent(PostTable posts, int[] newest, long now) {
        long since = now - Orders.RANKED.toMillis();
        int end = 0;
        while (end < newest.length && posts.publishedAt(newest[end]) > since) {
            end++;
        }
        return Arrays.copyOf(newest, end);
    }
}
