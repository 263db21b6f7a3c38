package org.folkmoot.web.pages;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.web.messages.Words;

/// A sentence with pieces of page in it: the words are escaped, the pieces see to themselves.
final class Rich {

    /// A noncharacter that no text may hold, standing for a piece until the sentence is in order.
    private static final char PIECE = '\uFDD0';

    private Rich() {}

    static Content sentence(Words words, String key, Object... named) {
        List<Content> pieces = new ArrayList<>();
        Object[] plain = named.clone();
        for (int at = 1; at < plain.length; at += 2) {
            if (plain[at] instanceof Content content) {
                plain[at] = "" + PIECE + (char) ('0' + pieces.size());
                pieces.add(content);
            } else if (plain[at] instanceof String text) {
                plain[at] = text.replace(PIECE, '\uFFFD');
            }
        }
        String sentence = words.say(key, plain);
        return output -> {
            int from = 0;
            int at = sentence.indexOf(PIECE);
            while (at >= 0) {
                Escape.htmlContent(sentence.substring(from, at - 1), output); // leaves out the isolate before it
                output.writeContent(written(pieces.get(sentence.charAt(at + 1) - '0')));
                from = at + 3; // the piece, its number, the end of the isolate
                at = sentence.indexOf(PIECE, from);
            }
            Escape.htmlContent(sentence.substring(from), output);
        };
    }

    /// A piece without the line ends of its template, which would stand before a comma as a blank.
    private static String written(Content piece) {
        StringOutput alone = new StringOutput();
        piece.writeTo(new OwaspHtmlTemplateOutput(alone));
        return alone.toString().strip();
    }
}
