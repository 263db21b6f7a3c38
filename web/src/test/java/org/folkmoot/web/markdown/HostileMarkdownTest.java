package org.folkmoot.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMarkdownTest {

    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "title",
            "rel",
            "src",
            "alt",
            "loading",
            "decoding",
            "referrerpolicy",
            "id",
            "class",
            "align",
            "start",
            "dir");

    private final Markdown markdown = new Markdown("garden.example");

    static Stream<String> harm() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<style>*{display:none}</style>",
                "<iframe src=//evil.example></iframe>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<div style=\"position:fixed\">x</div>",
                "<form action=/log-out method=post><button>x</button></form>",
                "<!-- --><b onmouseover=alert(1)>x</b>",
                "</div></main></body>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#115;cript:alert(1))",
                "[x](java\nscript:alert(1))",
                "[x](\u0001javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "[x](file:///etc/passwd)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg onload=alert(1)>)",
                "![x](/log-out)",
                "![x](//evil.example/x.png)",
                "![\" onerror=\"alert(1)](https://a.example/x.png \"\\\" onload=\\\"x\")",
                "[x](https://a.example \"\\\" onclick=\\\"alert(1)\")",
                "<javascript:alert(1)>",
                "https://a.example/\" onmouseover=\"alert(1)",
                "::: spoiler <script>alert(1)</script>\n<script>alert(1)</script>\n:::",
                "x^<script>^ ~<b>~",
                "!a@\"><script>alert(1)</script>.example",
                "@a@b.example\" onclick=\"x",
                "[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
                "| <script> | b |\n|---|---|\n| <img src=x onerror=y> | [x](javascript:y) |",
                "```\"><script>alert(1)</script>\n</code></pre><script>\n```",
                "`</code><script>alert(1)</script>`",
                "[a]: javascript:alert(1)\n\n[a]");
    }

    @ParameterizedTest
    @MethodSource("harm")
    void nothingThatIsTypedCanAct(String text) {
        Document page = Jsoup.parse(markdown.html(text, "t"));
        assertThat(page.select("script, style, iframe, form, button, svg, div, main, b, object, embed, base, meta"))
                .isEmpty();
        for (Element element : page.body().getAllElements()) {
            element.attributes().forEach(attribute -> assertThat(ATTRIBUTES).contains(attribute.getKey()));
            for (String address : new String[] {element.attr("href"), element.attr("src")}) {
                assertThat(address).matches("(|(https?|mailto):.*|[/#].*|[^:]*)");
            }
        }
        assertThat(page.select("img[src]").eachAttr("src")).allMatch(source -> source.startsWith("https://"));
    }

    static Stream<String> flood() {
        return Stream.of(
                ">".repeat(20_000) + " deep",
                "- ".repeat(10_000) + "deep",
                "**a ".repeat(20_000) + "a** ".repeat(20_000),
                "*".repeat(90_000),
                "[".repeat(50_000),
                "![".repeat(40_000),
                "[a](".repeat(20_000),
                "`".repeat(50_000) + " a",
                "a`b``".repeat(15_000),
                "<".repeat(90_000),
                "^a".repeat(40_000),
                "~a".repeat(40_000),
                "||".repeat(25_000) + "\n" + "|-".repeat(25_000) + "\n" + "|\n".repeat(2_000),
                "|a".repeat(200) + "\n" + "|-".repeat(200) + "\n" + "|\n".repeat(40_000),
                "::: spoiler x\n".repeat(5_000),
                "[^1]".repeat(20_000) + "\n\n[^1]: a",
                "@a@a".repeat(20_000),
                "!a@".repeat(30_000),
                "https://".repeat(10_000),
                "a".repeat(500_000),
                "\u0300".repeat(90_000),
                "&".repeat(90_000),
                "\n".repeat(90_000),
                "\\".repeat(90_000));
    }

    @ParameterizedTest
    @MethodSource("flood")
    void aFloodIsAnsweredQuicklyAndBriefly(String text) {
        Assertions.assertThatCode(() -> {
                    long start = System.nanoTime();
                    String html = markdown.html(text, "t");
                    assertThat(html.length()).isLessThan(3_000_000);
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void overridesOfDirectionAreDroppedAndHonestJoinersStay() {
        assertThat(markdown.html("a\u202Egpj.exe", "t"))
                .doesNotContain("\u202E")
                .contains("agpj.exe");
        assertThat(Jsoup.parse(markdown.html("👩\u200D🌾 \u200Fשלום", "t")).text())
                .contains("👩\u200D🌾");
    }

    @Test
    void controlCharactersDisappear() {
        assertThat(Jsoup.parse(markdown.html("a\u0000b\u0008c", "t")).text()).isEqualTo("abc");
    }

    @Test
    void aTextThatNestsTooDeepKeepsItsWords() {
        assertThat(Jsoup.parse(markdown.html("**a *b ".repeat(200) + "end" + "* **".repeat(200), "t"))
                        .text())
                .contains("end");
    }
}
