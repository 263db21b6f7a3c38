package org.folkmoot.federation.peers;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Reads the HTML that other servers send where they have no Markdown: the few elements that texts are made of.
///
/// The tree is walked without recursion, so that no nesting exhausts the stack; what is cut off is only text.
final class HtmlText implements NodeVisitor {

    private static final int LONGEST = 200_000;

    private final StringBuilder out = new StringBuilder();
    private int quotes;
    private int preformatted;

    private HtmlText() {}

    static String markdown(String html) {
        String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        HtmlText text = new HtmlText();
        NodeTraversor.traverse(text, Jsoup.parseBodyFragment(bounded).body());
        return text.out
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String words = preformatted > 0 ? text.getWholeText() : text.text();
            out.append(preformatted > 0 ? words : escaped(words));
        } else if (node instanceof Element element) {
            opened(element);
        }
    }

    private void opened(Element element) {
        switch (element.normalName()) {
            case "p", "div", "ul", "ol", "table", "figure", "section" -> paragraph();
            case "tr" -> line();
            case "br" -> line();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                paragraph();
                out.append("#".repeat(element.normalName().charAt(1) - '0')).append(' ');
            }
            case "strong", "b" -> out.append("**");
            case "em", "i" -> out.append('*');
            case "del", "s" -> out.append("~~");
            case "blockquote" -> {
                quotes++;
                paragraph();
            }
            case "pre" -> {
                paragraph();
                out.append("```\n");
                preformatted++;
            }
            case "code" -> out.append(preformatted > 0 ? "" : "`");
            case "li" -> {
                line();
                Element list = element.parent();
                out.append(list != null && list.normalName().equals("ol") ? "1. " : "- ");
            }
            case "a" -> out.append(linked(element) ? "[" : "");
            case "img" -> out.append(picture(element));
            case "hr" -> {
                paragraph();
                out.append("---");
            }
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "strong", "b" -> out.append("**");
            case "em", "i" -> out.append('*');
            case "del", "s" -> out.append("~~");
            case "blockquote" -> {
                quotes--;
                paragraph();
            }
            case "pre" -> {
                preformatted--;
                line();
                out.append("```");
                paragraph();
            }
            case "code" -> out.append(preformatted > 0 ? "" : "`");
            case "a" -> out.append(linked(element) ? "](" + address(element, "href") + ")" : "");
            case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> paragraph();
            default -> {}
        }
    }

    private void paragraph() {
        if (!out.isEmpty()) {
            line();
            out.append("\n").append("> ".repeat(Math.min(quotes, 8)));
        } else {
            out.append("> ".repeat(Math.min(quotes, 8)));
        }
    }

    private void line() {
        if (!out.isEmpty()) {
            out.append('\n').append(preformatted > 0 ? "" : "> ".repeat(Math.min(quotes, 8)));
        }
    }

    private static boolean linked(Element element) {
        return !address(element, "href").isEmpty();
    }

    private static String picture(Element element) {
        String source = address(element, "src");
        return source.isEmpty() ? "" : "![" + escaped(element.attr("alt")) + "](" + source + ")";
    }

    /// Only what a browser may be sent to, and nothing that breaks out of its brackets.
    private static String address(Element element, String attribute) {
        String address = element.attr(attribute).strip();
        String lower = address.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        return web ? address.replace("(", "%28").replace(")", "%29").replace(" ", "%20") : "";
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>~])", "\\\\$1");
    }
}
