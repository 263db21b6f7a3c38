package org.folkmoot.testing.walk;

import org.jsoup.nodes.Element;

/// What a link, button or field is called by those who see it or have it read to them.
final class Words {

    private Words() {}

    static String of(Element element) {
        if (element.hasAttr("aria-label")) {
            return element.attr("aria-label").strip();
        }
        if (element.normalName().equals("input")) {
            return element.attr("value").strip();
        }
        Element visible = element.clone();
        visible.select("[aria-hidden=true]").remove();
        String text = visible.text().strip();
        Element picture = visible.selectFirst("img[alt]");
        return text.isEmpty() && picture != null ? picture.attr("alt").strip() : text;
    }

    /// What a field is called: by its label, or by its own `aria-label`.
    static String ofField(Element field) {
        if (field.hasAttr("aria-label")) {
            return field.attr("aria-label").strip();
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
        return words.text().strip();
    }
}
