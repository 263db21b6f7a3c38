package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.folkmoot.web.messages.Catalogues;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// In the pseudo-locale every letter of the catalogue is accented, so that a plain word on a page is either something
/// that people wrote, and then it stands in an element of its own direction, or text that bypasses the catalogue.
class PseudoLocaleTest {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern ISOLATED = Pattern.compile("\u2068[^\u2068\u2069]*\u2069");
    private static final String WRITTEN_BY_PEOPLE = "bdi, [dir=auto], [translate=no], time, textarea";
    private static final String[] SPOKEN = {"aria-label", "title", "placeholder", "alt"};

    static Stream<Arguments> pages() {
        return new Gallery(new Examples(Catalogues.load().words("en-XA"), ""))
                .pages().entrySet().stream().map(page -> arguments(page.getKey(), page.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void saysNothingThatIsNotInTheCatalogue(String name, Supplier<byte[]> page) {
        Document html = Jsoup.parse(new String(page.get(), StandardCharsets.UTF_8));
        html.select(WRITTEN_BY_PEOPLE).forEach(Element::empty);
        for (Element element : html.getAllElements()) {
            for (TextNode text : element.textNodes()) {
                assertThat(plain(text.getWholeText())).as(element.outerHtml()).isEmpty();
            }
            for (String attribute : SPOKEN) {
                boolean ownTitle = element.is("time, a.place, a.who, link");
                assertThat(ownTitle ? "" : plain(element.attr(attribute)))
                        .as(element.outerHtml())
                        .isEmpty();
            }
        }
    }

    /// What is left of a text without what was isolated in it: dates, names, titles.
    private static String plain(String text) {
        String catalogued = text.replaceAll(",? and ", ", "); // ICU's own word in a list
        for (String before = ""; !before.equals(catalogued); ) {
            before = catalogued;
            catalogued = ISOLATED.matcher(catalogued).replaceAll(""); // from the innermost outwards
        }
        return PLAIN_WORD.matcher(catalogued).find() ? catalogued : "";
    }
}
