package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says what people may call themselves and write about themselves.
public final class ProfileRule {

    /// Other servers allow longer names than we do; beyond this they spoil a page.
    private static final int LONGEST_ELSEWHERE = 60;

    private ProfileRule() {}

    /// A profile as its owner wants it.
    ///
    /// @param displayName as typed; blank for none
    /// @param bio         as typed; blank for none
    /// @param alike       whether the name is a new one that looks like one that is guarded ([NamesakeRule])
    public record Facts(String displayName, String bio, boolean alike) {}

    /// What is kept.
    ///
    /// @param displayName null for none
    /// @param bio         Markdown; null for none
    public record Profile(
            @Nullable String displayName, @Nullable String bio) {}

    public static SpeechDecision<Profile> judge(Facts facts) {
        String displayName = facts.displayName().strip();
        String bio = Wording.text(facts.bio());
        return new Objections()
                .about(Field.DISPLAY_NAME, displayName(displayName, facts.alike()))
                .about(Field.DESCRIPTION, TextRule.optional(bio, TextRule.BIO_LONGEST))
                .orAccept(() -> new Profile(TextRule.kept(displayName), TextRule.kept(bio)));
    }

    /// A profile of another server's person, made to fit: a name that would look like a handle is none.
    ///
    /// @param displayName null or blank for none
    /// @param bio         null or blank for none
    public static Profile elsewhere(@Nullable String displayName, @Nullable String bio) {
        String name = TextRule.oneLine(displayName == null ? "" : displayName, LONGEST_ELSEWHERE);
        String text = TextRule.cut(Wording.text(bio == null ? "" : bio), TextRule.DESCRIPTION_LONGEST);
        return new Profile(name.startsWith("@") ? null : TextRule.kept(name), TextRule.kept(text));
    }

    /// A name that is shown where the real one is expected must not hide anything, nor begin like a handle (as in
    /// Lemmy). Unlike a text it is refused and not cleaned: who writes their name sees what became of it.
    private static @Nullable Refusal displayName(String name, boolean alike) {
        if (Wording.blank(name)) {
            return null;
        }
        int length = TextRule.characters(name);
        boolean fits = length >= NameRule.SHORTEST && length <= NameRule.LONGEST;
        boolean plain = name.codePoints().allMatch(Wording::plain);
        if (!fits || !plain || name.startsWith("@")) {
            return Refusal.DISPLAY_NAME_INVALID;
        }
        return alike ? Refusal.NAME_ALIKE : null;
    }
}
