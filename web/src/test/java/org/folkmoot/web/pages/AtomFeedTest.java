package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.web.markdown.Markdown;
import org.folkmoot.web.messages.Catalogues;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AtomFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Test
    void holdsWhatEveryFeedMustHold() throws Exception {
        Element feed = feed("", true).getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(children(feed, "id")).containsExactly("https://garden.example/feeds/all.atom");
        assertThat(children(feed, "title")).containsExactly("All · garden.example");
        assertThat(Instant.parse(children(feed, "updated").getFirst())).isEqualTo("2026-11-24T11:55:00Z");
        assertThat(links(feed))
                .contains("self https://garden.example/feeds/all.atom", "alternate https://garden.example/");
    }

    @Test
    void everyEntryHasItsNameTimesAuthorAndLinks() throws Exception {
        for (Element entry : entries(feed("", true))) {
            assertThat(children(entry, "id")).hasSize(1).allMatch(id -> id.startsWith("https://garden.example/post/"));
            assertThat(children(entry, "title")).hasSize(1);
            assertThat(Instant.parse(children(entry, "published").getFirst()))
                    .isBeforeOrEqualTo(Instant.parse(children(entry, "updated").getFirst()));
            assertThat(entry.getElementsByTagNameNS(ATOM, "author").getLength()).isOne();
        }
        assertThat(links(entries(feed("", true)).get(1)))
                .containsExactly(
                        "alternate https://garden.example/post/13",
                        "related https://www.railnews.example/night/train?b=1");
    }

    @Test
    void textsAreSanitisedHtml() throws Exception {
        Element quinces = entries(feed(Examples.HOSTILE, true)).get(2);
        String html = children(quinces, "content").getFirst();
        assertThat(Jsoup.parse(html).select("script, [onerror]")).isEmpty();
        assertThat(Jsoup.parse(html).select("table, blockquote")).isNotEmpty();
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() throws Exception {
        Document feed = feed(" \u0000\u0007\uFFFF\uD800 end", true);
        assertThat(children(entries(feed).getFirst(), "title").getFirst()).endsWith("end");
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        Element feed = feed("", false).getDocumentElement();
        assertThat(children(feed, "updated")).containsExactly("2026-11-24T12:00:00Z");
        assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength()).isZero();
    }

    private static Document feed(String spice, boolean full) throws Exception {
        Examples examples = new Examples(Catalogues.load().words("en"), spice);
        List<PostCard> posts = full ? examples.feed().posts() : List.of();
        byte[] xml = new AtomFeed(
                        "All · garden.example",
                        "https://garden.example",
                        "/feeds/all.atom",
                        "/",
                        Examples.NOW,
                        posts,
                        new Markdown("garden.example"))
                .xml();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<Element> entries(Document feed) {
        return elements(feed.getElementsByTagNameNS(ATOM, "entry"));
    }

    private static List<String> children(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> links(Element parent) {
        return elements(parent.getChildNodes()).stream()
                .filter(element -> "link".equals(element.getLocalName()))
                .map(link -> link.getAttribute("rel") + " " + link.getAttribute("href"))
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            if (nodes.item(at) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
