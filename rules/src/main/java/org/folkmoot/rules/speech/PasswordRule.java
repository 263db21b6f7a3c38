package org.folkmoot.rules.speech;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a password is long enough, and not too long: Lemmy's 10 to 60 characters. It is taken as typed, spaces
/// too; nothing about its letters is asked, since length is what protects it.
public final class PasswordRule {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 60;

    private PasswordRule() {}

    /// Null when it will do.
    public static @Nullable Refusal judge(String typed) {
        int length = TextRule.characters(typed);
        if (length < SHORTEST) {
            return Refusal.PASSWORD_TOO_SHORT;
        }
        return length > LONGEST ? Refusal.PASSWORD_TOO_LONG : null;
    }
}
