package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// Sessions that are forged, over or ended elsewhere, and forms that are not ours.
final class BadSessions {

    private final BadInputDocument document;
    private final RunningServer server;

    BadSessions(BadInputDocument document, RunningServer server) {
        this.document = document;
        this.server = server;
    }

    void all() {
        document.section("Sessions", "The front page and a form, with a cookie that is not worth a session any more.");
        PlainClient forged = new PlainClient(server.address());
        forged.cookies.put(forged.sessionCookie(), "forged");
        visitorsPage("A forged session, on the front page", forged.get("/"));

        PlainClient expired = loggedIn();
        String token = expired.token("/settings");
        sql("""
                update session set expires_at = now() - interval '1 second'
                where token_hash = (select token_hash from session order by started_at desc limit 1)
                """);
        row(
                "A session that ran out, sending a form",
                expired.post("/settings/profile", Map.of("csrf", token, "display-name", "Benjamin")));

        PlainClient revoked = loggedIn();
        PlainClient thief = new PlainClient(server.address());
        thief.cookies.putAll(revoked.cookies);
        revoked.post("/log-out", Map.of("csrf", revoked.token("/settings")));
        visitorsPage("A copied session after its owner logged out, on the front page", thief.get("/"));
        PlainClient visitor = new PlainClient(server.address());
        PlainClient.Answer sent = visitor.get("/settings");
        assertThat(sent.header("location")).startsWith("/log-in");
        document.row(
                "A page for members, without a session", sent.status(), "The log-in page; from there one comes back");

        document.section(
                "Forms that are not ours",
                "A form counts only with the token of the session that it was shown to, and from our own pages.");
        PlainClient ben = loggedIn();
        row("Without its token", ben.post("/settings/profile", Map.of("display-name", "Benjamin")));
        row(
                "With the token of another session",
                ben.post(
                        "/settings/profile",
                        Map.of("csrf", loggedIn().token("/settings"), "description", "My own words")));
        row(
                "With its token, sent by a page of another site",
                ben.send(
                        "POST",
                        "/settings/profile",
                        "application/x-www-form-urlencoded",
                        PlainClient.encoded(Map.of("csrf", ben.token("/settings"))),
                        "Origin",
                        "https://evil.example",
                        "Sec-Fetch-Site",
                        "cross-site"));
    }

    private PlainClient loggedIn() {
        PlainClient ben = new PlainClient(server.address());
        String token = ben.token("/log-in");
        ben.post("/log-in", Map.of("csrf", token, "name", "ben", "password", BadInputPeerTest.PASSWORD));
        assertThat(ben.cookies).containsKey(ben.sessionCookie());
        return ben;
    }

    private void visitorsPage(String input, PlainClient.Answer answer) {
        assertThat(answer.page().text()).contains("Log in");
        assertThat(answer.header("set-cookie")).contains("Max-Age=0");
        document.row(input, answer.status(), "The page as visitors see it; the cookie is taken back");
    }

    private void row(String input, PlainClient.Answer answer) {
        document.row(input, answer.status(), answer.page());
    }

    private void sql(String statement) {
        server.database()
                .database()
                .change(transaction -> transaction.update(statement).execute());
    }
}
