package org.folkmoot.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `Accept-Language`.
final class Languages {

    private static final int LONGEST = 500;

    private Languages() {}

    /// The languages that the browser asks for, the dearest first; none when it says nothing that can be read.
    static List<Locale> preferred(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().contains("*"))
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> !locale.getLanguage().isEmpty())
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
