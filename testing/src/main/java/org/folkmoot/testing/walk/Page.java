package org.folkmoot.testing.walk;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A page as it was answered.
public final class Page {

    private final FormWalk walk;
    private final URI address;
    private final int status;
    private final String source;
    private final Document document;

    Page(FormWalk walk, URI address, int status, String contentType, String source) {
        this.walk = walk;
        this.address = address;
        this.status = status;
        this.source = source;
        this.document = Jsoup.parse(source, address.toString());
        if (contentType.startsWith("text/html")) {
            InlineCode.refuse(document, address.getPath());
        }
    }

    public int status() {
        return status;
    }

    /// Where the browser has ended up: path and query.
    public String address() {
        return address.getRawQuery() == null ? address.getPath() : address.getPath() + "?" + address.getRawQuery();
    }

    public String title() {
        return document.title();
    }

    /// All words on the page, as a person reads them.
    public String text() {
        return whole().text();
    }

    /// What was sent, as it stands.
    public String source() {
        return source;
    }

    /// For what only the page's structure can tell.
    public Document document() {
        return document;
    }

    /// Goes where the link with these words leads.
    public Page follow(String words) {
        return whole().follow(words);
    }

    /// The form with a button of these words.
    public Form form(String button) {
        return whole().form(button);
    }

    /// Whether there is a button of these words.
    public boolean offers(String button) {
        return whole().offers(button);
    }

    /// The smallest piece that fits the selector and has these words in it: one post among many, one comment in a
    /// thread.
    public Piece in(String selector, String words) {
        return whole().in(selector, words);
    }

    private Piece whole() {
        return new Piece(walk, document.body());
    }
}
