package org.folkmoot.web.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/// Text above or below its line: `x^2^`, `H~2~O`. As in Lemmy it holds no blank, so that a lone mark stays a mark.
final class ShiftedText extends CustomNode {

    private final String tag;

    private ShiftedText(String tag) {
        this.tag = tag;
    }

    /// `sup` or `sub`.
    String tag() {
        return tag;
    }

    /// Pairs two marks.
    ///
    /// @param mark `^` raises, `~` lowers
    record Processor(char mark) implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return mark;
        }

        @Override
        public char getClosingCharacter() {
            return mark;
        }

        @Override
        public int getMinLength() {
            return 1;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() != 1 || closing.length() != 1 || !oneWord(opening, closing)) {
                return 0;
            }
            ShiftedText shifted = new ShiftedText(mark == '^' ? "sup" : "sub");
            for (Node node : Nodes.between(opening.getOpener(), closing.getCloser())) {
                shifted.appendChild(node);
            }
            opening.getOpener().insertAfter(shifted);
            return 1;
        }

        private static boolean oneWord(DelimiterRun opening, DelimiterRun closing) {
            for (Node node : Nodes.between(opening.getOpener(), closing.getCloser())) {
                if (node instanceof Text text && text.getLiteral().chars().anyMatch(Character::isWhitespace)) {
                    return false;
                }
            }
            return true;
        }
    }
}
