package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.jspecify.annotations.Nullable;

/// Says what the site may be called and how it may describe itself.
public final class SiteRule {

    private SiteRule() {}

    /// What was typed.
    ///
    /// @param line    what it is, in one line; blank for none
    /// @param sidebar blank for none
    public record Typed(String name, String line, String sidebar) {}

    /// What is kept.
    ///
    /// @param line    null for none
    /// @param sidebar Markdown; null for none
    public record Words(
            String name, @Nullable String line, @Nullable String sidebar) {}

    public static SpeechDecision<Words> judge(Typed typed) {
        String name = Wording.line(typed.name());
        String line = Wording.line(typed.line());
        String sidebar = Wording.text(typed.sidebar());
        return new Objections()
                .about(Field.SITE_NAME, TextRule.heading(name, TextRule.SITE_NAME_LONGEST))
                .about(Field.DESCRIPTION, TextRule.optional(line, TextRule.SITE_LINE_LONGEST))
                .about(Field.BODY, TextRule.optional(sidebar, TextRule.DESCRIPTION_LONGEST))
                .orAccept(() -> new Words(name, TextRule.kept(line), TextRule.kept(sidebar)));
    }
}
