package org.folkmoot.api.governance;

import java.util.List;
import java.util.Map;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Front pages side by side, on the wire: ranks, and no scores.
final class Comparisons {

    /// A post's place, with its title where it may still be shown.
    record Line(Comparison.Line line, @Nullable String title) {}

    /// One list as it is and as it would be.
    record Compared(Comparison comparison, List<Line> now, List<Line> then) {}

    private static final Shape<Line> LINE = Shape.<Line>named("RankedPost", "A post's place in two lists.")
            .part(
                    "post",
                    Kind.NUMBER,
                    "The number of the post.",
                    line -> line.line().post().value())
            .maybe("title", Kind.TEXT, "Its title; null where it is gone.", Line::title)
            .part(
                    "place",
                    Kind.NUMBER,
                    "Its place here; 1 is the first.",
                    line -> line.line().place())
            .maybe(
                    "other_place",
                    Kind.NUMBER,
                    "Its place in the other list; null where it is not among the first fifty there.",
                    line -> line.line().other() == 0 ? null : line.line().other());

    static final Shape<Compared> SHAPE = Shape.<Compared>named(
                    "Comparison",
                    "A front page as it stood and as it would have stood under other terms: the first effect alone, since"
                            + " nobody knows what people would vote for who see other posts.")
            .part(
                    "feed",
                    Kind.oneOf(List.of("all", "local")),
                    "Which feed.",
                    compared -> compared.comparison().local() ? "local" : "all")
            .part(
                    "order",
                    Kind.word(Order.class),
                    "In which order.",
                    compared -> compared.comparison().order())
            .part("now", Kind.list(Kind.of(LINE)), "The first posts as they stood.", Compared::now)
            .part("then", Kind.list(Kind.of(LINE)), "The first posts as they would have stood.", Compared::then)
            .part(
                    "overlap",
                    Kind.THOUSANDTHS,
                    "How alike the two are; 1000 is the same.",
                    compared -> compared.comparison().overlap())
            .part(
                    "share_now",
                    Kind.THOUSANDTHS,
                    "How much of the attention for the list goes to posts by the peer's votes.",
                    compared -> compared.comparison().shareNow())
            .part(
                    "share_then",
                    Kind.THOUSANDTHS,
                    "The same, as it would have been.",
                    compared -> compared.comparison().shareThen());

    private final WhatIf whatIf;

    Comparisons(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    /// With the titles of posts that anybody may see.
    List<Compared> told(List<Comparison> comparisons) {
        Map<PostId, PostCard> posts = whatIf.posts(comparisons);
        return comparisons.stream()
                .map(comparison ->
                        new Compared(comparison, lines(comparison.now(), posts), lines(comparison.then(), posts)))
                .toList();
    }

    private static List<Line> lines(List<Comparison.Line> lines, Map<PostId, PostCard> posts) {
        return lines.stream()
                .map(line -> new Line(line, title(posts.get(line.post()))))
                .toList();
    }

    private static @Nullable String title(@Nullable PostCard card) {
        return card == null || card.removed() || card.deleted() ? null : card.title();
    }
}
