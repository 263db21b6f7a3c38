package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may found a community, and how it may be described. Who may change one is
/// `rules.authority`'s
/// to say.
public final class CommunityRule {

    private CommunityRule() {}

    /// A community that somebody wants to found.
    ///
    /// @param bannedFromSite whether the founder is
    /// @param adminsOnly     whether only admins found communities here
    /// @param name           as typed, whether it is taken, and whether an admin asks
    /// @param words          as typed
    public record Facts(boolean bannedFromSite, boolean adminsOnly, NameRule.Facts name, Typed words) {}

    /// What was typed.
    ///
    /// @param description blank for none
    public record Typed(String title, String description) {}

    /// What is kept.
    ///
    /// @param description Markdown; null for none
    public record Words(String title, @Nullable String description) {}

    public static SpeechDecision<Words> judge(Facts facts) {
        boolean closed = facts.adminsOnly() && !facts.name().admin();
        Objections objections = new Objections()
                .when(facts.bannedFromSite(), Field.WHOLE, Refusal.BANNED_FROM_SITE)
                .when(closed, Field.WHOLE, Refusal.NOT_AN_ADMIN)
                .about(Field.NAME, NameRule.judge(facts.name()));
        return words(objections, facts.words());
    }

    /// Whether a community may be described like this.
    public static SpeechDecision<Words> judge(Typed typed) {
        return words(new Objections(), typed);
    }

    /// How a community of another server is described, made to fit.
    ///
    /// @param name        instead of a title, when there is none
    /// @param title       null or blank for none
    /// @param description null or blank for none
    public static Words elsewhere(String name, @Nullable String title, @Nullable String description) {
        String line = title == null ? "" : TextRule.oneLine(title, TextRule.COMMUNITY_TITLE_LONGEST);
        String text = TextRule.cut(Wording.text(description == null ? "" : description), TextRule.DESCRIPTION_LONGEST);
        String shown = Wording.blank(line) ? TextRule.cut(name, TextRule.COMMUNITY_TITLE_LONGEST) : line;
        return new Words(shown, TextRule.kept(text));
    }

    private static SpeechDecision<Words> words(Objections objections, Typed typed) {
        String title = Wording.line(typed.title());
        String description = Wording.text(typed.description());
        return objections
                .about(Field.TITLE, TextRule.heading(title, TextRule.COMMUNITY_TITLE_LONGEST))
                .about(Field.DESCRIPTION, TextRule.optional(description, TextRule.DESCRIPTION_LONGEST))
                .orAccept(() -> new Words(title, TextRule.kept(description)));
    }
}
