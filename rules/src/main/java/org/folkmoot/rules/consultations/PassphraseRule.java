package org.folkmoot.rules.consultations;

import java.text.Normalizer;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a passphrase will do that seals the key of a consultation. As of a password nothing but its length is
/// asked; but whoever has the file may guess for years, as fast as their machines can, so it is longer.
public final class PassphraseRule {

    public static final int SHORTEST = 20;
    public static final int LONGEST = 200;

    private PassphraseRule() {}

    /// What stands against it; null when it will do.
    ///
    /// @param again the same once more, since a slip of the finger would only be noticed when the key is needed
    public static @Nullable Objection judge(String typed, String again) {
        String plain = plain(typed);
        int length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return new Objection(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_SHORT);
        }
        if (length > LONGEST) {
            return new Objection(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_LONG);
        }
        return plain.equals(plain(again)) ? null : new Objection(Field.PASSPHRASE_AGAIN, Refusal.PASSPHRASES_DIFFER);
    }

    /// As it seals and opens: the same on every keyboard, however that composes its letters.
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
