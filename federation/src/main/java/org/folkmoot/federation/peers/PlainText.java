package org.folkmoot.federation.peers;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Reads the words of HTML as somebody reads them aloud: lines, and nothing of how they look.
final class PlainText implements NodeVisitor {

    private static final int LONGEST = 20_000;
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "li",
            "ul",
            "ol",
            "tr",
            "table",
            "pre",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    /// The first line that has words in it; empty when there is none.
    ///
    /// @param without links to this address are passed over, with their words
    static String firstLine(String html, String without) {
        Document document = Jsoup.parseBodyFragment(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
        document.select("a[href]").stream()
                .filter(link -> link.attr("href").strip().equals(without))
                .forEach(Node::remove);
        PlainText text = new PlainText();
        NodeTraversor.traverse(text, document.body());
        return text.out
                .toString()
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            out.append(text.getWholeText().replace('\n', ' '));
        } else {
            line(node);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        line(node);
    }

    private void line(Node node) {
        if (node instanceof Element element && LINES.contains(element.normalName())) {
            out.append('\n');
        }
    }
}
