package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.testing.walk.FormWalk;

/// What no form of ours sends: other methods and kinds of content, broken signs, too much, too slow, too often.
final class BadRequests {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");

    private final BadInputDocument document;
    private final RunningServer server;
    private final FormWalk ben;
    private final PlainClient client;

    BadRequests(BadInputDocument document, RunningServer server, FormWalk ben) {
        this.document = document;
        this.server = server;
        this.ben = ben;
        this.client = new PlainClient(server.address());
    }

    void all() {
        document.section(
                "Requests that no page of ours sends", "By clients that are no browsers, or by somebody who tries.");
        row("JSON in place of a form", client.send("POST", "/log-in", "application/json", "{\"name\":\"ben\"}"));
        row("A form with a file in it", client.send("POST", "/submit", "multipart/form-data; boundary=x", "--x--"));
        row("A body that does not say what it is", client.send("POST", "/log-in", "", "name=ben"));
        row("A form whose letters are broken", client.send("POST", "/log-in", FORM, "name=%ff%fe"));
        row("A percent sign that begins nothing", client.send("POST", "/log-in", FORM, "name=%zz"));
        row("PUT where a page is read and sent to", client.send("PUT", "/log-in", FORM, "name=ben"));
        row("POST to a page that is only read", client.send("POST", "/about", FORM, "name=ben"));
        row("A method that there is not", client.send("BREW", "/", "", ""));
        programs();
        oversized();
        tooOften();
    }

    private void programs() {
        String root = DescribedApi.ROOT;
        document.section(
                "Programs",
                "By the governance API (`docs/governance-api.md`); each answer is a problem in JSON, and this is its `detail`.");
        problem("An address that there is not", client.get(root + "/nothing"));
        problem("A parameter that is not known", client.get(root + "/decisions?page=2"));
        problem("A number that is none", client.get(root + "/decisions?before=yesterday"));
        problem("A server that cannot be one", client.get(root + "/decisions?server=%3Cb%3E"));
        problem("A lens that nobody may look through", client.get(root + "/feed?lens=without:tiny.example"));
        problem("A cursor of somebody's own making", client.get(root + "/feed?cursor=AAAA"));
        problem(
                "A change without a token",
                client.send("POST", root + "/decisions/1/revert", "application/json", "{}"));
        problem(
                "A forged token",
                client.send("GET", root + "/me", "", "", "Authorization", "Bearer folkmoot_' or 1=1 --"));
        problem("A token of another kind", client.send("GET", root + "/me", "", "", "Authorization", "Basic YTpi"));
        problem("A method that there is not here", client.send("DELETE", root + "/decisions", "", ""));
    }

    private void problem(String input, PlainClient.Answer answer) {
        Matcher detail = DETAIL.matcher(answer.text());
        document.row(input, answer.status(), detail.find() ? detail.group(1) : "What was asked for");
    }

    private void oversized() {
        document.section(
                "Too much, too slow, too often",
                "Sizes and times are in `HttpSettings`; the whole list of hostile clients is `HostileClientsSocketTest`.");
        // What was sent and is not read can cost the answer, so only the head is.
        row("A form of 2 MB", client.raw("""
                POST /log-in HTTP/1.1\r
                Host: %s\r
                Accept: text/html\r
                Accept-Language: en\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: 2097157\r
                Connection: close\r
                \r
                """.formatted(server.address().getAuthority()), () -> {}, ""));
        row(
                "An address of 20 kB",
                client.raw(
                        "GET /?q=" + "x".repeat(20 << 10) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                        () -> {},
                        ""));
        row(
                "A form that stops half-way",
                client.raw("""
                POST /log-in HTTP/1.1\r
                Host: %s\r
                Accept: text/html\r
                Accept-Language: en\r
                Content-Type: application/x-www-form-urlencoded\r
                Content-Length: 100\r
                \r
                name=b""".formatted(server.address().getAuthority()), () -> {}, ""));
    }

    private void tooOften() {
        PlainClient.Answer answer = client.get("/search?q=x");
        for (int search = 0; search < 20 && answer.status() == 200; search++) {
            answer = client.get("/search?q=x");
        }
        assertThat(answer.header("retry-after")).isNotBlank();
        document.row(
                "More searches than the limit (here 10 in 10 minutes)",
                answer.status(),
                BadInputDocument.seen(answer.page()) + " (and in how many seconds, also in Retry-After)");
        assertThat(ben.open("/").status()).isEqualTo(200);
    }

    private void row(String input, PlainClient.Answer answer) {
        document.row(input, answer.status(), answer.page());
    }
}
