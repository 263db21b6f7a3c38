package org.folkmoot.web.routes;

import java.util.List;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;

/// What programs that read the whole web are asked to leave alone (RFC 9309): forms, what belongs to one reader, and
/// pages of which there is no end. Everything that a visitor reads is theirs to read.
public final class Robots {

    private static final List<String> LEFT_ALONE = List.of(
            "/log-in",
            "/log-out",
            "/sign-up",
            "/set-up",
            "/password/",
            "/search",
            "/settings",
            "/inbox",
            "/submit",
            "/subscribed",
            "/moderated",
            "/reports",
            "/applications",
            "/admin",
            "/communities/new",
            "/post/*/",
            "/comment/*/",
            "/c/*/",
            "/u/*/",
            "/*?reply=",
            "/*&reply=",
            "/*&after=");

    private static final String TEXT =
            "User-agent: *\nDisallow: " + String.join("\nDisallow: ", LEFT_ALONE) + "\nAllow: /\n";

    private Robots() {}

    public static Reply text(Request request) {
        return Reply.text(200, TEXT).withCache(CachePolicy.PUBLIC_SHORT);
    }
}
