package org.folkmoot.rules.speech;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a person or a community of ours may have a name, by which they are also known elsewhere.
///
/// As in Lemmy: 3 to 20 letters of **one** alphabet (Latin without accents, Arabic, Cyrillic), digits and underscores,
/// since letters of two alphabets that look alike make two names that look alike. Beyond Lemmy, letters that are only
/// another form of a letter (Arabic presentation forms) are refused for the same reason.
public final class NameRule {

    public static final int SHORTEST = 3;
    public static final int LONGEST = 20;

    private static final Pattern ONE_ALPHABET =
            Pattern.compile("[a-zA-Z0-9_]+|[0-9_\\p{IsArabic}&&[^\\p{Cf}]]+|[0-9_\\p{IsCyrillic}]+");

    /// Names that speak for the site, or receive mail in its name (RFC 2142): an admin may give them away.
    static final Set<String> RESERVED = Set.of(
            "abuse",
            "admin",
            "administrator",
            "admins",
            "anonymous",
            "deleted",
            "everyone",
            "folkmoot",
            "hostmaster",
            "moderator",
            "moderators",
            "nobody",
            "noreply",
            "official",
            "postmaster",
            "root",
            "security",
            "staff",
            "support",
            "sysadmin",
            "system",
            "webmaster");

    private NameRule() {}

    /// A name that somebody wants to have.
    ///
    /// @param taken whether a person or a community has it already, by [#key]
    /// @param alike whether it looks like one that is guarded ([NamesakeRule])
    /// @param admin whether an admin gives the name: they may give a reserved one, and one that looks like another
    public record Facts(String typed, boolean taken, boolean alike, boolean admin) {}

    /// Null when the name may be had.
    public static @Nullable Refusal judge(Facts facts) {
        String name = facts.typed().strip();
        if (!wellFormed(name)) {
            return Refusal.NAME_INVALID;
        }
        if (!facts.admin() && RESERVED.contains(key(name))) {
            return Refusal.NAME_RESERVED;
        }
        if (facts.taken()) {
            return Refusal.NAME_TAKEN;
        }
        return facts.alike() && !facts.admin() ? Refusal.NAME_ALIKE : null;
    }

    /// What makes two names the same: they are compared without regard to capital letters.
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean wellFormed(String name) {
        int length = TextRule.characters(name);
        return length >= SHORTEST
                && length <= LONGEST
                && ONE_ALPHABET.matcher(name).matches()
                && Normalizer.isNormalized(name, Normalizer.Form.NFKC);
    }
}
