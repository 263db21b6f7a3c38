package org.folkmoot.web.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// Reads `::: spoiler Title` … `:::`: text that is shown when its title is opened.
final class SpoilerParser extends AbstractBlockParser {

    private static final Pattern OPENING = Pattern.compile(" {0,3}(:{3,})[ \\t]*spoiler(?:[ \\t]+(.*?))?[ \\t]*");
    private static final Pattern CLOSING = Pattern.compile(" {0,3}(:{3,})[ \\t]*");

    /// The block itself.
    static final class Spoiler extends CustomBlock {

        private final String title;

        Spoiler(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Spoiler spoiler;
    private final int marks;

    private SpoilerParser(String title, int marks) {
        this.spoiler = new Spoiler(title);
        this.marks = marks;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block block) {
        return true;
    }

    @Override
    public Block getBlock() {
        return spoiler;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        Matcher closing = CLOSING.matcher(rest(state));
        boolean closes = closing.matches() && closing.group(1).length() >= marks;
        return closes ? BlockContinue.finished() : BlockContinue.atIndex(state.getIndex());
    }

    private static CharSequence rest(ParserState state) {
        CharSequence line = state.getLine().getContent();
        return line.subSequence(Math.min(state.getIndex(), line.length()), line.length());
    }

    /// Sees where a spoiler begins.
    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            Matcher opening = OPENING.matcher(rest(state));
            if (!opening.matches()) {
                return BlockStart.none();
            }
            String title = opening.group(2) == null ? "" : opening.group(2);
            return BlockStart.of(new SpoilerParser(title, opening.group(1).length()))
                    .atIndex(state.getLine().getContent().length());
        }
    }
}
