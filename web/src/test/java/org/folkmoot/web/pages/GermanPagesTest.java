package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.folkmoot.web.messages.Catalogues;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// All pages once more in German. That they have the elements of the English ones gives them what [PagesTest] shows of
/// those: landmarks, labels, the form token, no style or script within.
class GermanPagesTest {

    private static final Catalogues CATALOGUES = Catalogues.load();

    @Test
    void everyPageHasTheSameElementsInGermanAndSaysThatItIsGerman() {
        Map<String, Supplier<byte[]>> english = pages("en");
        pages("de").forEach((name, page) -> {
            Document german = parsed(page);
            assertThat(german.select("html").attr("lang")).as(name).isEqualTo("de");
            assertThat(german.title()).as(name).isNotBlank();
            assertThat(skeleton(german))
                    .as(name)
                    .isEqualTo(skeleton(parsed(Objects.requireNonNull(english.get(name)))));
        });
    }

    private static Map<String, Supplier<byte[]>> pages(String language) {
        return new Gallery(new Examples(CATALOGUES.words(language), "")).pages();
    }

    /// Tags in order, each with what makes it what it is to those who cannot see it.
    private static List<String> skeleton(Document html) {
        return html.getAllElements().stream()
                .map(element -> element.tagName() + "#" + element.id() + " " + element.attr("name") + " "
                        + element.attr("aria-describedby") + (spoken(element) ? " spoken" : ""))
                .toList();
    }

    private static boolean spoken(Element element) {
        return !(element.attr("aria-label") + element.text()).isBlank();
    }

    private static Document parsed(Supplier<byte[]> page) {
        return Jsoup.parse(new String(page.get(), StandardCharsets.UTF_8), "https://garden.example/");
    }
}
