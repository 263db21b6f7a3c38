package org.folkmoot.rules.speech;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a person or community of another server can be called here what they are called there.
///
/// Other servers have other alphabets and lengths, and none of that is ours to judge: only what would not be seen,
/// turn
/// the writing of a page around, or end the name where it is written with its host, is refused.
public final class GuestNameRule {

    public static final int LONGEST = 255;

    private GuestNameRule() {}

    /// Null when the name can be used.
    public static @Nullable Refusal judge(String name) {
        int length = TextRule.characters(name);
        boolean fits = length >= 1 && length <= LONGEST;
        boolean plain = name.codePoints().allMatch(GuestNameRule::plain);
        return fits && plain ? null : Refusal.NAME_INVALID;
    }

    private static boolean plain(int codePoint) {
        return Wording.visible(codePoint) && "@!/?#".indexOf(codePoint) < 0;
    }
}
