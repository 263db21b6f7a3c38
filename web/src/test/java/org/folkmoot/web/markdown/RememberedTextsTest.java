package org.folkmoot.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RememberedTextsTest {

    private final RememberedTexts remembered = new RememberedTexts(10_000);
    private final List<String> rendered = new ArrayList<>();

    @Test
    void theSameTextIsRenderedOnce() {
        assertThat(html("a text", "c1")).isEqualTo("<a text c1>");
        assertThat(html("a text", "c1")).isEqualTo("<a text c1>");
        assertThat(rendered).containsExactly("a text");
    }

    @Test
    void anotherTextOrAnotherAnchorIsRenderedByItself() {
        html("a text", "c1");
        assertThat(html("a text", "c2")).isEqualTo("<a text c2>");
        assertThat(html("a text ", "c1")).isEqualTo("<a text  c1>");
        assertThat(html("A text", "c1")).isEqualTo("<A text c1>");
    }

    @Test
    void howeverManyTextsThereAreItStaysWithinItsBounds() {
        for (int n = 0; n < 1_000; n++) {
            html("text " + n, "c" + n);
        }
        assertThat(remembered.bytes()).isBetween(1L, 10_000L);
        assertThat(rendered).hasSize(1_000);
    }

    @Test
    void aTextLongerThanTheBoundsIsShownAndNotKept() {
        String huge = "x".repeat(10_000);
        assertThat(html(huge, "c1")).isEqualTo("<" + huge + " c1>");
        assertThat(remembered.bytes()).isZero();
    }

    @Test
    void footnotesOfOneTextInTwoPlacesKeepTheirOwnNames() {
        Markdown markdown = new Markdown("garden.example");
        String text = "said[^1]\n\n[^1]: so";
        assertThat(markdown.html(text, "c1")).contains("c1-fn").doesNotContain("c2-fn");
        assertThat(markdown.html(text, "c2")).contains("c2-fn").doesNotContain("c1-fn");
    }

    @Test
    void anotherHostRemembersForItself() {
        String text = "@ana@garden.example";
        assertThat(new Markdown("garden.example").html(text, "t")).contains("\"/u/ana\"");
        assertThat(new Markdown("other.example").html(text, "t")).contains("\"/u/ana&#64;garden.example\"");
    }

    @ParameterizedTest
    @MethodSource("org.folkmoot.web.markdown.HostileMarkdownTest#harm")
    void whatIsRememberedIsWhatWasSanitised(String text) {
        Markdown markdown = new Markdown("garden.example");
        String first = markdown.html(text, "t");
        assertThat(markdown.html(text, "t"))
                .isSameAs(first)
                .isEqualTo(new Markdown("garden.example", new RememberedTexts(0)).html(text, "t"));
    }

    private String html(String text, String anchor) {
        return remembered.html(text, anchor, (source, name) -> {
            rendered.add(source);
            return "<" + source + " " + name + ">";
        });
    }
}
