package org.folkmoot.rules.speech;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// How long texts may be, and which may not be missing: Lemmy's limits, so that what is written here fits there.
///
/// Titles and names are counted in characters (code points), longer texts in UTF-16 units, as Lemmy counts them. Each
/// question takes a text that [Wording] has cleaned, and answers null when nothing is wrong with it.
public final class TextRule {

    public static final int TITLE_SHORTEST = 3;
    public static final int TITLE_LONGEST = 200;
    public static final int POST_LONGEST = 50_000;
    public static final int COMMENT_LONGEST = 10_000;
    public static final int MESSAGE_LONGEST = 10_000;
    public static final int DESCRIPTION_LONGEST = 10_000;
    public static final int ANSWER_LONGEST = 10_000;
    public static final int BIO_LONGEST = 1_000;
    public static final int REASON_LONGEST = 1_000;
    public static final int SITE_NAME_LONGEST = 20;
    public static final int SITE_LINE_LONGEST = 150;
    /// Lemmy's column for it.
    public static final int COMMUNITY_TITLE_LONGEST = 100;

    private TextRule() {}

    /// A post's title.
    public static @Nullable Refusal title(String title) {
        if (Wording.blank(title)) {
            return Refusal.TEXT_MISSING;
        }
        if (title.indexOf('\n') >= 0) {
            return Refusal.TITLE_HAS_LINE_BREAK;
        }
        int length = characters(title);
        if (length < TITLE_SHORTEST) {
            return Refusal.TITLE_TOO_SHORT;
        }
        return length > TITLE_LONGEST ? Refusal.TITLE_TOO_LONG : null;
    }

    /// A community's title, the site's name: one line that has to be there.
    public static @Nullable Refusal heading(String heading, int longest) {
        if (Wording.blank(heading)) {
            return Refusal.TEXT_MISSING;
        }
        if (heading.indexOf('\n') >= 0) {
            return Refusal.TITLE_HAS_LINE_BREAK;
        }
        return characters(heading) > longest ? Refusal.TEXT_TOO_LONG : null;
    }

    /// A text that may be missing.
    public static @Nullable Refusal optional(String text, int longest) {
        return text.length() > longest ? Refusal.TEXT_TOO_LONG : null;
    }

    /// A text that has to be there.
    public static @Nullable Refusal needed(String text, int longest) {
        return Wording.blank(text) ? Refusal.TEXT_MISSING : optional(text, longest);
    }

    /// Why somebody reports, removes or bans, where it has to be said.
    public static @Nullable Refusal reason(String reason) {
        return Wording.blank(reason) ? Refusal.REASON_MISSING : optional(reason, REASON_LONGEST);
    }

    /// Why something is given back or decided, where it may be left unsaid.
    public static @Nullable Refusal reasonIfAny(String reason) {
        return optional(reason, REASON_LONGEST);
    }

    /// A text from elsewhere, whose author is not here to shorten it: cut where it is too long.
    ///
    /// @param longest in characters
    static String cut(String text, int longest) {
        return characters(text) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /// One line from elsewhere: its line breaks are spaces.
    static String oneLine(String text, int longest) {
        return cut(Wording.line(Wording.line(text).replace('\n', ' ')), longest).strip();
    }

    /// A reason that somebody gave elsewhere, where it may be longer.
    public static String cutReason(String reason) {
        return cut(reason, REASON_LONGEST);
    }

    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /// A text as it is kept: null when there is none.
    static @Nullable String kept(String text) {
        return Wording.blank(text) ? null : text;
    }
}
