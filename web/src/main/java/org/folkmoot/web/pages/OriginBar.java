package org.folkmoot.web.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.Score;
import org.folkmoot.web.messages.Words;

/// Where votes come from, as one bar: our members first, then peers by weight, and what is held and not counted last.
///
/// @param total of all shares; 0 when there is nothing to draw
public record OriginBar(List<Share> shares, long total) {

    /// One stretch of the bar.
    ///
    /// @param kind  its colour: `ours`, `p1` to `p3`, or `held`
    /// @param start   in thousandths of the bar
    /// @param width   in thousandths
    /// @param percent of what is counted
    public record Share(String kind, String label, long votes, long start, long width, long percent) {

        /// As SVG writes it.
        public String x() {
            return written(start);
        }

        public String length() {
            return written(width);
        }

        private static String written(long thousandths) {
            return thousandths / 10 + "." + thousandths % 10 + "%";
        }
    }

    /// One score.
    public static OriginBar of(Words words, Score score, List<OriginShare> origins) {
        return drawn(words, weights(words, origins), score.held());
    }

    /// A whole page of posts, each vote with the same weight.
    public static OriginBar of(Words words, List<PostCard> posts) {
        Map<String, Weight> sums = new LinkedHashMap<>();
        long held = 0;
        for (PostCard post : posts) {
            for (Weight weight : weights(words, post.origins())) {
                sums.merge(weight.label(), weight, Weight::plus);
            }
            held += post.score().held();
        }
        List<Weight> weights = new ArrayList<>(sums.values());
        weights.sort(Comparator.comparing(Weight::members)
                .thenComparingLong(Weight::votes)
                .reversed());
        return drawn(words, folded(words, weights), held);
    }

    /// The whole as a sentence, for those who cannot see it.
    public String spoken(Words words) {
        if (total == 0) {
            return words.say("votes.none");
        }
        return words.list(shares.stream()
                .map(share -> words.say("origin.share", "from", share.label(), "votes", share.votes()))
                .toList());
    }

    /// What a row of an opened score is called.
    public static String label(Words words, OriginShare origin) {
        if (origin.members()) {
            return words.say("origin.members");
        }
        String name = origin.name();
        return name == null
                ? words.say("origin.small", "count", (long) origin.servers())
                : words.say("origin.server", "name", name);
    }

    /// By which ways the votes of a row came: from its own server, or by the word of others.
    public static String whence(Words words, OriginShare origin) {
        List<String> ways = new ArrayList<>();
        if (origin.direct() > 0) {
            ways.add(words.say("counted.direct", "votes", origin.direct()));
        }
        for (OriginShare.PassedOn passed : origin.passedOn()) {
            String via = passed.via();
            ways.add(
                    via == null
                            ? words.say("counted.passed-on-few", "votes", passed.votes())
                            : words.say("counted.passed-on", "votes", passed.votes(), "server", via));
        }
        return words.list(ways);
    }

    /// The colour of a row of an opened score, as the bar above it has it.
    public static String kind(List<OriginShare> origins, OriginShare origin) {
        if (origin.members()) {
            return "ours";
        }
        if (origin.score().counted() == 0) {
            return "held";
        }
        List<OriginShare> peers = origins.stream()
                .filter(other -> !other.members() && other.score().counted() > 0)
                .toList();
        return peer(peers.indexOf(origin));
    }

    private record Weight(String label, boolean members, long votes) {

        Weight plus(Weight other) {
            return new Weight(label, members, votes + other.votes);
        }
    }

    private static List<Weight> weights(Words words, List<OriginShare> origins) {
        return origins.stream()
                .map(origin -> new Weight(
                        label(words, origin), origin.members(), origin.score().counted()))
                .filter(weight -> weight.votes() > 0)
                .toList();
    }

    private static List<Weight> folded(Words words, List<Weight> weights) {
        if (weights.size() <= 4) {
            return weights;
        }
        List<Weight> folded = new ArrayList<>(weights.subList(0, 3));
        List<Weight> rest = weights.subList(3, weights.size());
        long votes = rest.stream().mapToLong(Weight::votes).sum();
        folded.add(new Weight(words.say("origin.others", "count", (long) rest.size()), false, votes));
        return folded;
    }

    private static OriginBar drawn(Words words, List<Weight> weights, long held) {
        long total = held + weights.stream().mapToLong(Weight::votes).sum();
        List<Share> shares = new ArrayList<>();
        long before = 0;
        int peers = 0;
        for (Weight weight : weights) {
            String kind = weight.members() ? "ours" : peer(peers++);
            shares.add(share(kind, weight.label(), weight.votes(), before, total, total - held));
            before += weight.votes();
        }
        if (held > 0) {
            shares.add(share("held", words.say("origin.held"), held, before, total, total));
        }
        return new OriginBar(List.copyOf(shares), total);
    }

    private static Share share(String kind, String label, long votes, long before, long total, long counted) {
        long start = before * 1000 / total;
        long width = (before + votes) * 1000 / total - start;
        return new Share(kind, label, votes, start, width, Math.round(votes * 100.0 / counted));
    }

    private static String peer(int rank) {
        return "p" + Math.min(3, rank + 1);
    }
}
