package org.folkmoot.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.folkmoot.web.messages.Catalogues;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page in every state.
class PagesTest {

    private static final Catalogues CATALOGUES = Catalogues.load();

    static Stream<Arguments> pages() {
        return new Gallery(new Examples(CATALOGUES.words("en"), ""))
                .pages().entrySet().stream().map(page -> arguments(page.getKey(), page.getValue()));
    }

    static Stream<Arguments> hostilePages() {
        return new Gallery(new Examples(CATALOGUES.words("en"), Examples.HOSTILE))
                .pages().entrySet().stream().map(page -> arguments(page.getKey(), page.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void hasItsLandmarksOneHeadingAndALanguage(String name, Supplier<byte[]> page) {
        Document html = parsed(page);
        assertThat(html.select("main#main")).hasSize(1);
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.select("main h1")).hasSize(1);
        assertThat(html.title()).isNotBlank();
        assertThat(html.select("html[lang][dir]")).hasSize(1);
        assertThat(html.select("meta[name=viewport]")).hasSize(1);
        if (!name.startsWith("set-up")) {
            assertThat(html.select("body > header nav[aria-label]")).hasSize(1);
            assertThat(html.select("body > footer")).hasSize(1);
            assertThat(html.select("a.skip[href=#main]")).hasSize(1);
            assertThat(html.select("[aria-current=page]").size()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyControlHasItsLabelAndEveryButtonItsName(String name, Supplier<byte[]> page) {
        Document html = parsed(page);
        for (Element control : html.select("input:not([type=hidden]), textarea, select")) {
            boolean labelled = control.hasAttr("aria-label")
                    || control.parents().is("label")
                    || (!control.id().isEmpty()
                            && !html.select("label[for=" + control.id() + "]").isEmpty());
            assertThat(labelled).as(control.outerHtml()).isTrue();
        }
        for (Element operated : html.select("button, a[href], summary")) {
            String spoken = operated.attr("aria-label") + operated.text();
            assertThat(spoken).as(operated.outerHtml()).isNotBlank();
        }
        for (Element picture : html.select("svg")) {
            assertThat(picture.hasAttr("aria-label")
                            || picture.attr("aria-hidden").equals("true"))
                    .as(picture.outerHtml())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyChangingFormCarriesTheTokenAndNothingChangesByALink(String name, Supplier<byte[]> page) {
        Document html = parsed(page);
        for (Element form : html.select("form")) {
            if (form.attr("method").equals("post")) {
                assertThat(form.select("input[type=hidden][name=csrf]").val()).isEqualTo("token-of-the-form");
                assertThat(form.attr("action")).startsWith("/");
            } else {
                assertThat(form.select("[name=csrf]")).isEmpty();
                assertThat(form.attr("action")).isIn("/search", "/peers");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void idsAreUniqueAndWhatIsReferredToIsThere(String name, Supplier<byte[]> page) {
        Document html = parsed(page);
        Set<String> ids = new HashSet<>();
        for (Element element : html.select("[id]")) {
            boolean fresh = ids.add(element.id());
            assertThat(fresh).as(element.outerHtml()).isTrue();
        }
        for (Element element : html.select("[aria-describedby], [aria-labelledby], [list]")) {
            String named = element.attr("aria-describedby") + " " + element.attr("aria-labelledby") + " "
                    + element.attr("list");
            assertThat(ids).containsAll(List.of(named.strip().split(" +")));
        }
        for (Element link : html.select("a[href^=#]")) {
            assertThat(ids).contains(link.attr("href").substring(1));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostilePages")
    void holdsNoStyleNoScriptAndNoHandlerWhateverPeopleWrote(String name, Supplier<byte[]> page) {
        Document html = parsed(page);
        assertThat(html.select("script:not([src^=/assets/])")).isEmpty();
        assertThat(html.select("script").stream().map(Element::data)).allMatch(String::isEmpty);
        assertThat(html.select("style, [style], iframe, object, embed, base")).isEmpty();
        assertThat(html.select("img:not([src^=https://])")).isEmpty();
        for (Element element : html.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(element.outerHtml()).doesNotStartWith("on");
            }
            assertThat(element.attr("href")).doesNotContainIgnoringCase("javascript:");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostilePages")
    void hasTheSameElementsWhateverPeopleWrote(String name, Supplier<byte[]> page) {
        Supplier<byte[]> tame = Objects.requireNonNull(
                new Gallery(new Examples(CATALOGUES.words("en"), "")).pages().get(name));
        assertThat(skeleton(parsed(page))).isEqualTo(skeleton(parsed(tame)));
    }

    /// Tags in order, without what Markdown makes of a text.
    private static List<String> skeleton(Document html) {
        html.select(".prose > *").remove();
        return html.getAllElements().stream().map(Element::tagName).toList();
    }

    private static Document parsed(Supplier<byte[]> page) {
        return Jsoup.parse(new String(page.get(), StandardCharsets.UTF_8), "https://garden.example/");
    }
}
