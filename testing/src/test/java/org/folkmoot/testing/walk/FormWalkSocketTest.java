package org.folkmoot.testing.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormWalkSocketTest {

    private static final String FORM = """
            <!doctype html><title>A form</title>
            <form method="post" action="/echo">
              <input type="hidden" name="csrf" value="t">
              <label for="name">Name</label> <input id="name" name="name" aria-describedby="hint"><p id="hint">Too short</p>
              <label>Words <textarea name="words">
            as before</textarea></label>
              <label>Language <select name="language"><option value="en">English</option><option value="de">German</option></select></label>
              <label><input type="checkbox" name="adult" checked> Adult</label>
              <label><input type="radio" name="kind" value="link" checked> Link</label>
              <label><input type="radio" name="kind" value="text"> Text</label>
              <input disabled name="never" value="x">
              <button name="do" value="draft">Keep as draft</button><button name="do" value="post">Post</button>
            </form>
            <article><h2>One</h2><form method="post" action="/echo"><button name="vote" value="1" aria-label="Vote up">▲</button></form></article>
            <article><h2>Two</h2><form method="post" action="/echo"><button name="vote" value="2" aria-label="Vote up">▲</button></form></article>
            <form action="/echo"><label>Find <input name="q"></label><button>Search</button></form>
            <a href="/echo?followed">Onward</a>
            """;

    private HttpServer server;
    private FormWalk walk;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/form", exchange -> page(exchange, 200, FORM));
        server.createContext("/echo", FormWalkSocketTest::echo);
        server.createContext("/inline", exchange -> page(exchange, 200, "<p style='color:red'>red</p>"));
        server.createContext("/on", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "who=ana; Path=/; HttpOnly; SameSite=Lax");
            exchange.getResponseHeaders().add("Location", "/echo?redirected");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });
        server.start();
        walk = new FormWalk(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFormIsFilledByItsLabelsAndSentByItsButton() {
        Page sent = walk.open("/form")
                .form("Post")
                .fill("Name", "ana b")
                .fill("Words", "one\ntwo é")
                .fill("Language", "German")
                .uncheck("Adult")
                .check("Text")
                .send();
        assertThat(sent.text())
                .contains("POST /echo csrf=t&name=ana+b&words=one%0D%0Atwo+%C3%A9&language=de&kind=text&do=post");
    }

    @Test
    void whatIsNotTouchedIsSentAsItStood() {
        assertThat(walk.open("/form").form("Keep as draft").send().text())
                .contains("csrf=t&name=&words=as+before&language=en&adult=on&kind=link&do=draft");
    }

    @Test
    void aFormThatAsksGoesIntoTheAddress() {
        Page found = walk.open("/form").form("Search").fill("Find", "a & b").send();
        assertThat(found.address()).isEqualTo("/echo?q=a+%26+b");
    }

    @Test
    void oneOfManyIsFoundByItsWords() {
        Page page = walk.open("/form");
        assertThat(page.in("article", "Two").form("Vote up").send().text()).contains("vote=2");
        assertThatThrownBy(() -> page.form("Vote up")).hasMessageContaining("2 buttons");
        assertThatThrownBy(() -> page.in("article", "Three")).hasMessageContaining("Three");
    }

    @Test
    void whatIsSaidOfAFieldIsFoundBesideIt() {
        assertThat(walk.open("/form").form("Post").saidOf("Name")).isEqualTo("Too short");
        assertThat(walk.open("/form").form("Post").value("Language")).isEqualTo("en");
        assertThat(walk.open("/form").form("Post").isChecked("Adult")).isTrue();
    }

    @Test
    void redirectsAreFollowedAndCookiesKept() {
        Page page = walk.open("/on");
        assertThat(page.address()).isEqualTo("/echo?redirected");
        assertThat(page.text()).contains("who=ana");
        assertThat(walk.open("/form").follow("Onward").text()).contains("GET /echo?followed", "who=ana");
    }

    @Test
    void aPageWithInlineCodeIsRefused() {
        assertThatThrownBy(() -> walk.open("/inline"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("style=");
    }

    @Test
    void whatIsNotLabelledCannotBeFilled() {
        assertThatThrownBy(() -> walk.open("/form").form("Post").fill("name", "ana"))
                .hasMessageContaining("0 fields are labelled \"name\"");
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String text = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " " + cookies;
        page(exchange, 200, "<p>" + text.replace("&", "&amp;") + "</p>");
    }

    private static void page(HttpExchange exchange, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
