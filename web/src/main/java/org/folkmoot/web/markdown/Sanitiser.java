package org.folkmoot.web.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Lets through the few elements that the renderer makes, and nothing else.
final class Sanitiser {

    private static final Pattern FOOTNOTE = Pattern.compile("[A-Za-z0-9-]{1,40}-fn(?:ref)?-[A-Za-z0-9-]{1,60}");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#-]{1,30}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://.+");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "del",
                    "sup",
                    "sub",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "details",
                    "summary",
                    "section")
            .allowElements("a")
            .allowElements(Sanitiser::lazyImage, "img")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href", "title")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("src")
            .matching(WEB_ADDRESS)
            .onElements("img")
            .allowAttributes("alt", "title", "loading", "decoding", "referrerpolicy")
            .onElements("img")
            .allowAttributes("id")
            .matching(FOOTNOTE)
            .onElements("a", "li")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .allowAttributes("class")
            .matching(false, "footnotes", "footnote-ref", "footnote-backref")
            .onElements("section", "sup", "a")
            .allowAttributes("align")
            .matching(false, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("dir")
            .matching(false, "auto")
            .onElements("summary")
            .toFactory();

    private Sanitiser() {}

    static String sanitise(String html) {
        return POLICY.sanitize(html);
    }

    /// Images load when they come into view, and their server does not learn which page shows them.
    private static @Nullable String lazyImage(String element, List<String> attributes) {
        if (!attributes.contains("src")) {
            return null;
        }
        attributes.addAll(List.of("loading", "lazy", "decoding", "async", "referrerpolicy", "no-referrer"));
        return element;
    }
}
