package org.folkmoot.testing.walk;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What a link, button or field is called by those who see it or have it read to them.
final class Words {

    private Words() {}

    /// Marks that keep names apart in either direction of writing (U+2066 to U+2069), which nobody sees or hears.
    private static final Pattern UNSEEN = Pattern.compile("[\u2066-\u2069]");

    /// A text as a person reads it.
    static String read(String text) {
        return UNSEEN.matcher(text).replaceAll("").strip();
    }

    static String of(Element element) {
        if (element.hasAttr("aria-label")) {
            return read(element.attr("aria-label"));
        }
        if (element.normalName().equals("input")) {
            return read(element.attr("value"));
        }
        Element visible = element.clone();
        visible.select("[aria-hidden=true]").remove();
        String text = read(visible.text());
        Element picture = visible.selectFirst("img[alt]");
        return text.isEmpty() && picture != null ? picture.attr("alt").strip() : text;
    }

    /// What a field is called: by its label, or by its own `aria-label`.
    static String ofField(Element field) {
        if (field.hasAttr("aria-label")) {
            return read(field.attr("aria-label"));
        }
        Element label = field.id().isEmpty()
                ? null
                : field.root().select("label[for]").stream()
                        .filter(each -> each.attr("for").equals(field.id()))
                        .findFirst()
                        .orElse(null);
        Element around = label == null ? field.closest("label") : label;
        if (around == null) {
            return "";
        }
        Element words = around.clone();
        words.select("input, textarea, select, [aria-hidden=true]").remove();
        return read(words.text());
    }
}
