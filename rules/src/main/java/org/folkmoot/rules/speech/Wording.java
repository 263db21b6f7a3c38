package org.folkmoot.rules.speech;

/// Cleans what was typed of what nobody can see, and says whether anything is left.
///
/// Control characters, broken surrogates and the marks that turn the direction of writing around (embeddings,
/// overrides, isolates) are taken out and not refused: they come along when text is copied from elsewhere, and nobody
/// can correct what they cannot see. Left-to-right and right-to-left marks stay, and joiners too: Arabic, Hebrew,
/// Persian and emoji need them, and they turn nothing around.
public final class Wording {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Wording() {}

    /// One line: cleaned, and without spaces around it. A line break within it stays, to be objected to.
    public static String line(String typed) {
        return trimmed(clean(typed).replace('\t', ' '));
    }

    /// A text of many lines: cleaned, and without empty lines before it or space after it.
    public static String text(String typed) {
        String clean = clean(typed);
        return clean.substring(0, end(clean)).replaceFirst("^(?:[ \\t]*\\n)+", "");
    }

    /// Whether a reader would see nothing at all.
    public static boolean blank(String text) {
        return text.codePoints().noneMatch(Wording::visible);
    }

    /// Whether a reader sees this character, or sees by it that words are apart.
    static boolean plain(int codePoint) {
        return codePoint == ' ' || visible(codePoint);
    }

    static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !drawsNothing(codePoint);
        };
    }

    /// Letters and marks that are drawn as nothing: fillers of Hangul and Khmer, the empty Braille pattern, joiners of
    /// graphemes, variation selectors, musical beams.
    private static boolean drawsNothing(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159 -> true;
            default ->
                (codePoint >= 0x180B && codePoint <= 0x180F)
                        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        };
    }

    private static String clean(String typed) {
        StringBuilder clean = new StringBuilder(typed.length());
        typed.replace("\r\n", "\n").codePoints().forEach(codePoint -> {
            if (breaksLine(codePoint)) {
                clean.append('\n');
            } else if (codePoint == '\t' || !(control(codePoint) || turnsAround(codePoint))) {
                clean.appendCodePoint(codePoint);
            }
        });
        return clean.toString();
    }

    private static boolean breaksLine(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\r'
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    private static boolean control(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE || codePoint == BYTE_ORDER_MARK;
    }

    /// Embeddings and overrides, isolates (Unicode's bidirectional algorithm, UAX 9).
    static boolean turnsAround(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static String trimmed(String text) {
        int end = end(text);
        int start = 0;
        while (start < end && space(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start, end);
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && space(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }

    private static boolean space(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == ZERO_WIDTH_SPACE
                || codePoint == WORD_JOINER;
    }
}
