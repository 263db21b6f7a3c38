package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// A site of a few pages, on which each habit of the router can be seen.
final class SmallSite {

    /// Bytes of a form with files.
    static final int FILES_LIMIT = 3 << 20;

    Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /// Another number whenever a page may show something else.
    long state;

    @Nullable
    URI publicUrl;

    private final InstantSource clock = () -> now;

    HttpPorts ports() {
        return new HttpPorts(
                SmallSite::viewer,
                new PlainErrorPages(),
                () -> publicUrl,
                new SecretKeySpec("a key for tests, long enough: 32".getBytes(UTF_8), "HmacSHA256"),
                new Random(7),
                clock,
                () -> state);
    }

    private static Viewer viewer(String token) {
        return switch (token) {
            case "ana-token" -> new Viewer.Member(new PersonId(1), "ana", false, null);
            case "admin-token" -> new Viewer.Member(new PersonId(2), "ben", true, null);
            case "database-gone" -> throw new IllegalStateException("the database is gone");
            default -> new Viewer.Visitor();
        };
    }

    static List<RouteGroup> groups() {
        return List.of(pages(), apps(), peers(), open());
    }

    private static RouteGroup pages() {
        return Routes.forBrowsers()
                .get("/", request -> page("front").withCache(CachePolicy.PUBLIC_SHORT))
                .get("/form", request -> page(request.csrf()).withCache(CachePolicy.PUBLIC_SHORT))
                .post(
                        "/form",
                        LimitClass.MESSAGE,
                        request -> page(request.form().text("text")))
                .postFiles(
                        "/files",
                        LimitClass.MESSAGE,
                        FILES_LIMIT,
                        request -> page(request.form().text("text") + "|"
                                + request.form().text("file")))
                .get("/who", request -> page(who(request)))
                .get("/c/{name}", request -> page("community " + request.part("name")))
                .get("/c/new", request -> page("the form for a new one"))
                .get(
                        "/search",
                        LimitClass.SEARCH,
                        request -> page(request.query().text("q")))
                .get("/broken", request -> {
                    throw new IllegalStateException("a bug");
                })
                .get("/missing", request -> Reply.notFound())
                .get("/client", request -> page(request.client().getHostAddress() + " " + request.addressInBrowser()))
                .get("/languages", request -> page(request.languages().toString()))
                .post(
                        "/log-in",
                        LimitClass.REGISTER,
                        request -> Reply.redirect("/").startingSession("ana-token", Duration.ofDays(30)))
                .post(
                        "/log-out",
                        LimitClass.MESSAGE,
                        request -> Reply.redirect("/").endingSession())
                .get("/long", request -> page("word ".repeat(1000)))
                .group();
    }

    private static RouteGroup apps() {
        return Routes.forApps()
                .get("/api/who", request -> Reply.text(200, who(request)))
                .post("/api/echo", LimitClass.MESSAGE, request -> Reply.bytes(200, "application/json", request.body()))
                .group();
    }

    private static RouteGroup peers() {
        return Routes.forPeers()
                .get(
                        "/c/{name}",
                        LimitClass.DOCUMENT,
                        request -> Reply.bytes(
                                        200,
                                        "application/activity+json",
                                        request.part("name").getBytes(UTF_8))
                                .withCache(CachePolicy.DOCUMENT))
                .post("/brought", LimitClass.ACTIVITY, request -> Reply.text(202, "taken"))
                .post(
                        "/form",
                        LimitClass.ACTIVITY,
                        request -> Reply.text(202, request.targetOnTheWire() + " " + request.body().length))
                .group();
    }

    private static RouteGroup open() {
        return Routes.forAnyone()
                .get("/health", request -> Reply.text(200, who(request)))
                .group();
    }

    private static String who(Request request) {
        return switch (request.viewer()) {
            case Viewer.Visitor() -> "a visitor";
            case Viewer.Member member -> member.name();
        };
    }

    private static Reply page(String text) {
        return Reply.html(200, text.getBytes(UTF_8));
    }
}
