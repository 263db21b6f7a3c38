package org.folkmoot.web.markdown;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.BinaryOperator;

/// What texts were rendered to, within so many bytes: a long thread is read far more often than it is written in.
///
/// A text is found again by all of its characters and by the anchor of its footnotes. The third thing that rendering
/// depends on is the site's own host, so each [Markdown] has one of these to itself. An edited text is another text,
/// and
/// what was rendered before is forgotten when room is wanted; nothing here can be out of date.
final class RememberedTexts {

    /// Two thousand comments of a few lines take about 2 MiB.
    static final long MOST_BYTES = 16L << 20;

    /// Of the table, the key and the headers of two texts.
    private static final int OVERHEAD = 160;

    private final Cache<Source, String> rendered;

    private record Source(String text, String anchor) {}

    /// @param bytes how much it may hold at most, each character taken for two bytes
    RememberedTexts(long bytes) {
        rendered = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<Source, String>weigher((source, html) ->
                        OVERHEAD + 2 * (source.text().length() + source.anchor().length() + html.length()))
                .executor(Runnable::run)
                .build();
    }

    /// What a text becomes.
    ///
    /// @param render makes the HTML of a text and its anchor, sanitised
    String html(String text, String anchor, BinaryOperator<String> render) {
        return rendered.get(new Source(text, anchor), source -> render.apply(source.text(), source.anchor()));
    }

    /// How many bytes it holds, by its own estimate.
    long bytes() {
        rendered.cleanUp();
        return rendered.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
