package org.folkmoot.web.pages;

import java.util.List;
import java.util.Map;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.Comparison.Line;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// The front pages as they are and as they would be under other terms.
///
/// @param posts those that are still there
public record WhatIfModel(List<Comparison> comparisons, Map<PostId, PostCard> posts) {

    /// Nobody looked.
    public static final WhatIfModel NONE = new WhatIfModel(List.of(), Map.of());

    public WhatIfModel {
        comparisons = List.copyOf(comparisons);
        posts = Map.copyOf(posts);
    }

    /// What is said of a list before it is opened.
    public static String heading(Frame frame, Comparison comparison) {
        return frame.say(
                "what-if.list",
                "list",
                frame.say(comparison.local() ? "nav.local" : "nav.all"),
                "order",
                frame.say(Sentences.of(comparison.order())));
    }

    /// In figures, what becomes of a list.
    public static String brief(Frame frame, Comparison comparison) {
        return comparison.same()
                ? frame.say("what-if.same")
                : frame.say("what-if.leaving", "count", comparison.leaving(), "of", (long)
                        comparison.now().size());
    }

    /// A post of a list; null when it may not be shown any more.
    public @Nullable PostCard card(Line line) {
        PostCard card = posts.get(line.post());
        return card == null || card.removed() || card.deleted() ? null : card;
    }

    /// How a line is marked on the side of what is.
    public static String now(Line line, int shown) {
        return line.alone(shown) ? "leaves" : "";
    }

    /// How a line is marked on the side of what would be.
    public static String then(Line line, int shown) {
        if (line.alone(shown)) {
            return "enters";
        }
        return line.place() == line.other() ? "" : "moved";
    }

    /// What is said of a line on the side of what would be; empty for one that stays.
    public static String move(Frame frame, Line line, int shown) {
        if (line.other() == 0) {
            return frame.say("what-if.enters");
        }
        if (line.alone(shown)) {
            return frame.say("what-if.enters-from", "place", (long) line.other());
        }
        long up = (long) line.other() - line.place();
        if (up == 0) {
            return "";
        }
        return up > 0 ? frame.say("what-if.up", "places", up) : frame.say("what-if.down", "places", -up);
    }
}
