package org.folkmoot.web.pages;

import java.util.List;
import java.util.function.UnaryOperator;

/// Where a page finds its stylesheet, its scripts and the mark, under addresses that change with their content.
public record AssetUrls(String stylesheet, String script, String htmx, String mark) {

    /// The files, as they lie in `org/folkmoot/web/assets`.
    public static final List<String> NAMES = List.of("folkmoot.css", "folkmoot.js", "htmx.min.js", "mark.svg");

    /// As whoever serves the files names them.
    public static AssetUrls of(UnaryOperator<String> url) {
        return new AssetUrls(
                url.apply("folkmoot.css"), url.apply("folkmoot.js"), url.apply("htmx.min.js"), url.apply("mark.svg"));
    }
}
