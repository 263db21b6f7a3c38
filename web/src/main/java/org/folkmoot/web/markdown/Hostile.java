package org.folkmoot.web.markdown;

import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Guards against texts made to cost much or to deceive: each is still shown, but plainly.
final class Hostile {

    /// No honest text nests deeper; renderers recurse, so depth must end somewhere.
    private static final int DEEPEST = 64;

    /// A row is filled up to the width of its table, so cells can be many more than what was typed.
    private static final int MOST_CELLS = 20_000;

    /// CommonMark copies a paragraph's lines for each line that could begin a list, so a paragraph must end somewhere.
    private static final int LONGEST_PARAGRAPH = 1_000;

    private Hostile() {}

    /// A blank line after every thousand without one.
    static String paragraphsWithinReason(String text) {
        if (text.length() < LONGEST_PARAGRAPH) {
            return text;
        }
        StringBuilder parted = new StringBuilder(text.length());
        int lines = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            lines = line.isBlank() ? 0 : lines + 1;
            parted.append(line).append('\n');
            if (lines == LONGEST_PARAGRAPH) {
                parted.append('\n');
                lines = 0;
            }
        }
        return parted.toString();
    }

    /// Whether what was made stays in proportion to what was typed (each mention of a footnote costs a link back).
    static boolean outOfProportion(String html, String source) {
        return html.length() > 20L * source.length() + 10_000;
    }

    /// Without control characters, and without those that turn the direction of what follows by force.
    static String tamed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean control = letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t';
            boolean override = letter == '\u202D' || letter == '\u202E';
            if (!control && !override) {
                kept.append(letter);
            }
        }
        return kept.toString();
    }

    /// Whether the widest possible table times the lines stays within what a page can carry.
    static boolean tablesWithinReason(String text) {
        long lines = text.lines().count();
        long columns = text.lines()
                .filter(Hostile::mayHeadTable)
                .mapToLong(line -> line.chars().filter(letter -> letter == '|').count() + 1)
                .max()
                .orElse(0);
        return columns * lines <= MOST_CELLS;
    }

    private static boolean mayHeadTable(String line) {
        return line.indexOf('-') >= 0 && line.chars().allMatch(letter -> "|-: \t>*+".indexOf(letter) >= 0);
    }

    /// The document itself, or its words as one plain paragraph when it nests too deep.
    static Node flattened(Node document) {
        int depth = 0;
        for (Node node = document.getFirstChild(); node != null; node = Trees.next(node, document)) {
            depth = depth(node, document);
            if (depth > DEEPEST) {
                return plain(document);
            }
        }
        return document;
    }

    private static int depth(Node node, Node root) {
        int depth = 0;
        for (Node here = node; here != null && !here.equals(root) && depth <= DEEPEST; here = here.getParent()) {
            depth++;
        }
        return depth;
    }

    /// The words alone, as one paragraph.
    static Node plain(Node document) {
        Paragraph words = new Paragraph();
        for (Node node = document.getFirstChild(); node != null; node = Trees.next(node, document)) {
            if (node instanceof Text text) {
                words.appendChild(new Text(text.getLiteral()));
            } else if (node instanceof Paragraph && words.getFirstChild() != null) {
                words.appendChild(new HardLineBreak());
            }
        }
        Document flat = new Document();
        flat.appendChild(words);
        return flat;
    }
}
