package org.folkmoot.rules.speech;

import java.util.regex.Pattern;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a text can be an address to write to. Whether somebody reads there, only a letter can find out.
public final class EmailRule {

    /// The longest that mail servers pass on (RFC 5321).
    private static final int LONGEST = 254;

    private static final Pattern SOMEBODY_SOMEWHERE = Pattern.compile("[^\\s@<>\\p{C}]{1,64}@[^\\s@<>\\p{C}]+");

    private EmailRule() {}

    /// Null when it can be one.
    public static @Nullable Refusal judge(String typed) {
        String address = typed.strip();
        boolean sound = address.length() <= LONGEST
                && SOMEBODY_SOMEWHERE.matcher(address).matches();
        return sound ? null : Refusal.EMAIL_INVALID;
    }
}
