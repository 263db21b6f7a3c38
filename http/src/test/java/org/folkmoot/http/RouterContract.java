package org.folkmoot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the router promises, whether asked directly or through a socket.
abstract class RouterContract {

    final SmallSite site = new SmallSite();

    abstract Reply ask(Incoming incoming);

    @Test
    void aPathLeadsToItsHandler() {
        assertThat(ask(Incoming.get("/c/books")).bodyText()).isEqualTo("community books");
    }

    @Test
    void aPlainPatternWinsOverOneWithAVaryingPart() {
        assertThat(ask(Incoming.get("/c/new")).bodyText()).isEqualTo("the form for a new one");
    }

    @Test
    void aPartOfThePathIsDecodedAsUtf8() {
        assertThat(ask(Incoming.get("/c/caf%C3%A9+x")).bodyText()).isEqualTo("community café+x");
    }

    @Test
    void aServerIsGivenTheDocumentWhereAPersonIsGivenThePage() {
        for (String accept : List.of(
                "application/activity+json",
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/activity+json, application/ld+json",
                "application/ld+json")) {
            Reply document = ask(Incoming.get("/c/books", new Header("Accept", accept)));
            assertThat(document.bodyText()).as(accept).isEqualTo("books");
            assertThat(document.header("Vary")).as(accept).contains("Accept");
        }
        Reply page = ask(Incoming.get("/c/books", new Header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")));
        assertThat(page.bodyText()).isEqualTo("community books");
        assertThat(page.header("Vary")).contains("Accept");
    }

    @Test
    void aDocumentSaysItsTypeWithoutACharset() {
        Reply document = ask(Incoming.get("/c/books", new Header("Accept", "application/activity+json")));
        String type = document.contentType() == null ? document.header("Content-Type") : document.contentType();
        assertThat(type).isEqualTo("application/activity+json");
        assertThat(document.header("Cache-Control")).isEqualTo("public, max-age=180");
    }

    @Test
    void whatAServerBringsNeedsNoFormToken() {
        Incoming form = Incoming.post("/form?x=%41", "{}");
        List<Header> activity = List.of(new Header("Content-Type", "application/activity+json"));
        Reply reply = ask(
                new Incoming("POST", form.target(), new Headers(activity), form.peer(), form.secure(), form.body()));
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.bodyText()).isEqualTo("/form?x=%41 2");
        assertThat(ask(form).status()).as("a form without a token").isNotEqualTo(202);
    }

    @Test
    void whereOnlyServersBringSomethingOtherKindsAreRefusedByName() {
        for (String kind : List.of("text/html", "application/json", "application/x-www-form-urlencoded")) {
            assertThat(ask(post("/brought", kind, "{}")).status()).as(kind).isEqualTo(415);
        }
        assertThat(ask(post("/brought", "application/activity+json", "{}")).status())
                .isEqualTo(202);
        assertThat(ask(Incoming.get("/brought")).status()).isEqualTo(404);
    }

    @Test
    void aServerThatAsksForAPageOfWhichThereIsNoDocumentIsShownThePage() {
        assertThat(ask(Incoming.get("/long", new Header("Accept", "application/activity+json")))
                        .bodyText())
                .startsWith("word word");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(ask(Incoming.get("/nothing")).status()).isEqualTo(404);
        assertThat(ask(Incoming.get("/missing")).status()).isEqualTo(404);
        assertThat(ask(Incoming.get("//c/books")).status()).isIn(400, 404);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        Reply reply = ask(Incoming.post("/c/books", ""));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(ask(request("BREW", "/form")).header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void aSlashAtTheEndIsTakenAwayAndTheQueryKept() {
        Reply reply = ask(Incoming.get("/c/books/?order=hot"));
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.header("Location")).isEqualTo("/c/books?order=hot");
    }

    @Test
    void aHeadIsAnsweredLikeAGet() {
        assertThat(ask(request("HEAD", "/c/books")).status()).isEqualTo(200);
    }

    @Test
    void anAddressThatHidesSlashesOrClimbsIsRefused() {
        for (String path :
                List.of("/c/a%2Fb", "/c/..", "/c/%2e%2e", "/c/a%5Cb", "/c/a%00b", "/c/%ff", "/c/%ed%a0%80")) {
            assertThat(ask(Incoming.get(path)).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aQueryThatCannotBeReadIsRefused() {
        assertThat(ask(Incoming.get("/search?q=%zz")).status()).isEqualTo(400);
        assertThat(ask(Incoming.get("/search?q=%f")).status()).isEqualTo(400);
        assertThat(ask(Incoming.get("/search?q=%c0%af")).status()).isEqualTo(400);
        assertThat(ask(Incoming.get("/search?q=%ed%a0%80")).status()).isEqualTo(400);
    }

    @Test
    void aNulInAQueryBecomesTheReplacementCharacter() {
        assertThat(ask(Incoming.get("/search?q=a%00b")).bodyText()).isEqualTo("a\ufffdb");
    }

    @Test
    void aFormWithItsTokenReachesItsHandler() {
        assertThat(sendForm("text=A%20b%0D%0Ac%2B+d").bodyText()).isEqualTo("A b\nc+ d");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(ask(Incoming.post("/form", "text=a")).status()).isEqualTo(403);
        assertThat(ask(Incoming.post("/form", "text=a&csrf=nonsense")).status()).isEqualTo(403);
    }

    @Test
    void aFormFromAnotherSiteIsRefusedEvenWithItsToken() {
        assertThat(sendForm("text=a", new Header("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(sendForm("text=a", new Header("Origin", "null")).status()).isEqualTo(403);
        assertThat(sendForm("text=a", new Header("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(sendForm("text=a", new Header("Sec-Fetch-Site", "same-site")).status())
                .isEqualTo(403);
        assertThat(sendForm("text=a", new Header("Host", "forum.test"), new Header("Origin", "http://forum.test"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFormOfAnotherKindIsRefused() {
        assertThat(ask(post("/form", "text/plain", "text=a")).status()).isEqualTo(415);
        assertThat(ask(post("/form", "multipart/form-data; boundary=x", "--x--"))
                        .status())
                .isEqualTo(415);
        assertThat(ask(post("/form", "application/x-www-form-urlencoded; charset=utf-16", "text=a"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aFormThatIsNoUtf8IsRefused() {
        assertThat(sendForm("text=%ff").status()).isEqualTo(400);
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        assertThat(sendForm("text=" + "a".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @Test
    void anAdminMaySendAFileWhereOneIsTaken() {
        Reply reply = sendFiles("admin-token", "a\r\nb", "c\r\n\"d\",é\0");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bodyText()).isEqualTo("a\nb|c\n\"d\",é\ufffd");
        assertThat(sendFiles("admin-token", "", "x".repeat(2 << 20)).bodyText()).hasSize(1 + (2 << 20));
    }

    @Test
    void aFileOfSomebodyElseIsNotEvenRead() {
        assertThat(sendFiles("ana-token", "a", "b").status()).isEqualTo(403);
        assertThat(sendFiles("nobody", "a", "b").status()).isEqualTo(403);
    }

    @Test
    void aFormWithFilesIsRefusedLikeAnyOther() {
        assertThat(sendFiles("admin-token", "", "x".repeat(SmallSite.FILES_LIMIT))
                        .status())
                .isEqualTo(413);
        Header admin = cookie("folkmoot=admin-token");
        assertThat(ask(files("--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na\r\n--x--\r\n", admin))
                        .status())
                .as("without its token")
                .isEqualTo(403);
        for (String broken :
                List.of("", "--x", "--x\r\n\r\n", "nonsense", "--y\r\n\r\n--y--", "--x\r\n" + "a".repeat(50_000))) {
            assertThat(ask(files(broken, admin)).status()).as(broken).isIn(400, 403);
        }
    }

    private Reply sendFiles(String session, String text, String file) {
        Header cookie = cookie("folkmoot=" + session);
        String token = ask(Incoming.get("/form", cookie)).bodyText();
        String body = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + text
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--x--\r\n";
        return ask(files(body, cookie));
    }

    private static Incoming files(String body, Header cookie) {
        Incoming form = post("/files", "multipart/form-data; boundary=x", body);
        List<Header> headers = new ArrayList<>(form.headers().lines());
        headers.add(cookie);
        return new Incoming("POST", "/files", new Headers(headers), form.peer(), false, form.body());
    }

    @Test
    void aSessionSaysWhoAsks() {
        assertThat(ask(Incoming.get("/who", cookie("folkmoot=ana-token"))).bodyText())
                .isEqualTo("ana");
        assertThat(ask(Incoming.get("/who", cookie("$Version=\"1\"; folkmoot=\"ana-token\"; $Path=\"/\"")))
                        .bodyText())
                .isEqualTo("ana");
        assertThat(ask(Incoming.get("/who")).bodyText()).isEqualTo("a visitor");
    }

    @Test
    void aDeadSessionIsAVisitorAndItsCookieIsForgotten() {
        Reply reply = ask(Incoming.get("/", cookie("folkmoot=old")));
        assertThat(reply.header("Set-Cookie")).startsWith("folkmoot=;").contains("Max-Age=0");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void aSessionThatCannotBeLookedUpKeepsItsCookie() {
        Reply reply = ask(Incoming.get("/who", cookie("folkmoot=database-gone")));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("Set-Cookie")).isNull();
    }

    @Test
    void appsShowABearerTokenAndTheirCookiesAreNotLookedAt() {
        assertThat(ask(Incoming.get("/api/who", new Header("Authorization", "Bearer ana-token")))
                        .bodyText())
                .isEqualTo("ana");
        assertThat(ask(Incoming.get("/api/who", cookie("folkmoot=ana-token"))).bodyText())
                .isEqualTo("a visitor");
        assertThat(ask(Incoming.get("/who", new Header("Authorization", "Bearer ana-token")))
                        .bodyText())
                .isEqualTo("a visitor");
    }

    @Test
    void appsNeedNoFormToken() {
        assertThat(ask(post("/api/echo", "application/json", "{\"a\":1}")).bodyText())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void whatIsOpenAsksNobodyWhoTheyAre() {
        assertThat(ask(Incoming.get("/health", cookie("folkmoot=database-gone")))
                        .bodyText())
                .isEqualTo("a visitor");
    }

    @Test
    void aVisitorsPageMayBeKeptForAMomentAndIsKnownAgain() {
        Reply first = ask(Incoming.get("/"));
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=10, stale-while-revalidate=60");
        assertThat(first.header("Vary")).contains("Cookie");
        String tag = first.header("ETag");
        assertThat(tag).isNotNull();
        Reply again = ask(Incoming.get("/", new Header("If-None-Match", "\"other\", " + tag)));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void aMembersPageIsNeverKept() {
        Reply reply = ask(Incoming.get("/", cookie("folkmoot=ana-token")));
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(reply.header("ETag")).isNull();
    }

    @Test
    void aPageWithAFormTokenIsNeverKept() {
        assertThat(ask(Incoming.get("/form")).header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void everyPageTellsTheBrowserWhatItMayNotDo() {
        Reply reply = ask(Incoming.get("/"));
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Strict-Transport-Security")).isNull();
        assertThat(reply.header("Server")).isNull();
    }

    @Test
    void onHttpsTheCookieIsLockedToItsHost() {
        site.publicUrl = URI.create("https://forum.test");
        Reply form = ask(Incoming.get("/form"));
        assertThat(form.header("Set-Cookie"))
                .startsWith("__Host-folkmoot-form=")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax");
        assertThat(form.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(ask(Incoming.get("/who", cookie("__Host-folkmoot=ana-token")))
                        .bodyText())
                .isEqualTo("ana");
    }

    @Test
    void onHttpTheCookieBelongsToOnePortOnly() {
        Reply reply = ask(Incoming.get(
                "/who", new Header("Host", "localhost:8536"), cookie("folkmoot-8536=ana-token; folkmoot=x")));
        assertThat(reply.bodyText()).isEqualTo("ana");
    }

    @Test
    void loggingInChangesTheFormTokens() {
        Reply form = ask(Incoming.get("/form"));
        String visitor = cookieOf(form);
        Reply loggedIn = ask(Incoming.post("/log-in", "csrf=" + form.bodyText(), cookie(visitor)));
        assertThat(loggedIn.status()).isEqualTo(303);
        assertThat(loggedIn.headers().stream()
                        .filter(header -> header.name().equals("Set-Cookie"))
                        .map(Header::value))
                .anyMatch(
                        line -> line.startsWith("folkmoot=ana-token; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"))
                .anyMatch(line -> line.startsWith("folkmoot-form=;"));
        Header both = cookie(visitor + "; folkmoot=ana-token");
        assertThat(ask(Incoming.post("/form", "csrf=" + form.bodyText(), both)).status())
                .isEqualTo(403);
        String fresh = ask(Incoming.get("/form", both)).bodyText();
        assertThat(ask(Incoming.post("/form", "csrf=" + fresh, both)).status()).isEqualTo(200);
    }

    @Test
    void aTokenLooksDifferentOnEveryPage() {
        Header ana = cookie("folkmoot=ana-token");
        assertThat(ask(Incoming.get("/form", ana)).bodyText())
                .isNotEqualTo(ask(Incoming.get("/form", ana)).bodyText());
    }

    @Test
    void whoAsksTooMuchIsToldWhenToComeBack() {
        for (int times = 0; times < 60; times++) {
            assertThat(ask(Incoming.get("/search?q=a")).status()).isEqualTo(200);
        }
        Reply reply = ask(Incoming.get("/search?q=a"));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("11");
        site.now = site.now.plusSeconds(11);
        assertThat(ask(Incoming.get("/search?q=a")).status()).isEqualTo(200);
    }

    @Test
    void aBugIsAPageWithANumber() {
        Reply reply = ask(Incoming.get("/broken"));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.bodyText()).contains("number in the log").doesNotContain("a bug");
    }

    @Test
    void forwardedHeadersOfStrangersAreNotBelieved() {
        site.publicUrl = null;
        Reply reply = ask(
                Incoming.get("/client", new Header("Host", "localhost"), new Header("X-Forwarded-For", "203.0.113.9")));
        assertThat(reply.bodyText()).isEqualTo("127.0.0.1 http://localhost");
    }

    @Test
    void languagesComeDearestFirst() {
        assertThat(ask(Incoming.get("/languages", new Header("Accept-Language", "en;q=0.5, de-AT, *;q=0.1")))
                        .bodyText())
                .isEqualTo("[de_AT, en]");
        assertThat(ask(Incoming.get("/languages", new Header("Accept-Language", ";;;q=x")))
                        .bodyText())
                .isEqualTo("[]");
    }

    @Test
    void aLongPageIsSentSmallToThoseWhoCanReadItSo() {
        Reply reply = ask(Incoming.get("/long", new Header("Accept-Encoding", "br, gzip")));
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(reply.body().length).isLessThan(500);
        assertThat(ask(Incoming.get("/long", new Header("Accept-Encoding", "gzip;q=0")))
                        .body())
                .hasSize(5000);
    }

    Reply sendForm(String fields, Header... more) {
        Reply form = ask(Incoming.get("/form", more));
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(cookie(cookieOf(form)));
        return ask(Incoming.post("/form", fields + "&csrf=" + form.bodyText(), headers.toArray(Header[]::new)));
    }

    static String cookieOf(Reply reply) {
        String line = Objects.requireNonNull(reply.header("Set-Cookie"));
        return line.substring(0, line.indexOf(';'));
    }

    static Header cookie(String value) {
        return new Header("Cookie", value);
    }

    static Incoming request(String method, String target) {
        Incoming get = Incoming.get(target);
        return new Incoming(method, target, get.headers(), get.peer(), false, get.body());
    }

    static Incoming post(String target, String contentType, String body) {
        Incoming form = Incoming.post(target, body);
        Headers headers = new Headers(List.of(new Header("Content-Type", contentType)));
        return new Incoming("POST", target, headers, form.peer(), false, form.body());
    }
}
