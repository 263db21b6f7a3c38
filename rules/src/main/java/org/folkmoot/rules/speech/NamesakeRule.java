package org.folkmoot.rules.speech;

import com.ibm.icu.text.SpoofChecker;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whether a name looks like one that nobody else shall seem to bear: of the site, of those in office, of what
/// speaks for the site.
///
/// Names look alike when their skeletons are equal (Unicode TS 39): `ana` in Cyrillic letters, `b0b`, `rnark`. Names
/// are compared without case, though their skeletons differ by it (`Iarry`), so each name has two of them.
public final class NamesakeRule {

    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private NamesakeRule() {}

    /// Names that are guarded.
    ///
    /// @param looks how they look
    public record Guarded(Set<String> looks) {

        /// Of a site of which nothing is known.
        public static final Guarded NOTHING = new Guarded(Set.of());

        public Guarded {
            looks = Set.copyOf(looks);
        }

        /// These, and whatever speaks for any site, such as `admin`.
        public static Guarded of(Collection<String> names) {
            Set<String> looks = new HashSet<>();
            names.forEach(name -> looks.addAll(skeletons(name)));
            NameRule.RESERVED.forEach(name -> looks.addAll(skeletons(name)));
            return new Guarded(looks);
        }
    }

    /// Whether a name looks like a guarded one.
    public static boolean alike(String name, Guarded guarded) {
        return !guarded.looks().isEmpty() && skeletons(name).stream().anyMatch(guarded.looks()::contains);
    }

    /// What somebody calls themselves, as far as it is shown. Of another server's people it is not, when it looks like
    /// a guarded name: then their handle alone is.
    ///
    /// @param displayName null when they have none
    /// @param ours        whether they are of this site, where nobody may take such a name
    public static @Nullable String shown(@Nullable String displayName, boolean ours, Guarded guarded) {
        return displayName == null || ours || !alike(displayName, guarded) ? displayName : null;
    }

    private static Set<String> skeletons(String name) {
        String visible = visible(name);
        if (visible.isEmpty()) {
            return Set.of();
        }
        Set<String> skeletons = new HashSet<>();
        skeletons.add(skeleton(visible));
        skeletons.add(skeleton(visible.toLowerCase(Locale.ROOT)));
        return skeletons;
    }

    /// A skeleton may hold capital letters where the name has none: that of `0` is `O`.
    private static String skeleton(String visible) {
        return CHECKER.getSkeleton(CHECKER.getSkeleton(visible).toLowerCase(Locale.ROOT));
    }

    private static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        name.codePoints().filter(Wording::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }
}
