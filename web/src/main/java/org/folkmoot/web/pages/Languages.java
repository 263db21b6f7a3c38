package org.folkmoot.web.pages;

import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;

/// The languages that a post can be said to be in, each under its own name.
public final class Languages {

    /// A language.
    ///
    /// @param tag BCP 47
    public record Language(String tag, String name) {}

    private static final List<Language> ALL = List.of(
                    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga",
                    "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "nb", "nl", "nn", "pl",
                    "pt", "pt-BR", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "vi", "zh")
            .stream()
            .map(tag -> new Language(tag, name(tag)))
            .sorted(Comparator.comparing(Language::tag))
            .toList();

    private Languages() {}

    public static List<Language> all() {
        return ALL;
    }

    /// What its speakers call a language.
    public static String name(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        return locale.getDisplayNameWithDialect(locale);
    }
}
