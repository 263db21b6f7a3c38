package org.folkmoot.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private final Markdown markdown = new Markdown("garden.example");

    @Test
    void paragraphsEmphasisAndListsAreCommonMark() {
        assertThat(html("Some *soft* and **loud** words\n\n1. one\n2. two\n\n> said"))
                .contains("<em>soft</em>", "<strong>loud</strong>", "<ol>", "<li>two</li>", "<blockquote>");
    }

    @Test
    void headingsStartBelowThoseOfThePage() {
        assertThat(html("# Big\n\n###### Small")).contains("<h3>Big</h3>", "<h6>Small</h6>");
    }

    @Test
    void tablesKeepTheirAlignmentWithoutStyles() {
        Document page = parsed("| plant | kg |\n|---|--:|\n| quince | 40 |");
        assertThat(page.select("td[align=right]").text()).isEqualTo("40");
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void struckRaisedAndLoweredTextLiveTogether() {
        assertThat(html("~~no~~ x^2^ H~2~O")).contains("<del>no</del>", "x<sup>2</sup>", "H<sub>2</sub>O");
    }

    @Test
    void aLoneMarkOrAPhraseBetweenMarksStaysAsTyped() {
        assertThat(parsed("2^10 and 3^2, ~5 to ~6").text()).isEqualTo("2^10 and 3^2, ~5 to ~6");
    }

    @Test
    void aSpoilerIsOpenedByItsTitle() {
        Document page = parsed("::: spoiler The *end*\nThe butler.\n\n- really\n:::\nafter");
        assertThat(page.select("details > summary").text()).isEqualTo("The *end*");
        assertThat(page.select("details li").text()).isEqualTo("really");
        assertThat(page.select("details").text()).doesNotContain("after");
    }

    @Test
    void aSpoilerThatIsNeverClosedEndsWithTheText() {
        assertThat(parsed("::: spoiler Open\nword").select("details p").text()).isEqualTo("word");
    }

    @Test
    void spoilersNestByTheLengthOfTheirMarks() {
        Document page = parsed("::::: spoiler Outer\n::: spoiler Inner\ndeep\n:::\nshallow\n:::::\nout");
        assertThat(page.select("details details p").text()).isEqualTo("deep");
        assertThat(page.body().ownText() + page.select("body > p").text()).contains("out");
    }

    @Test
    void bareAddressesBecomeLinksThatVouchForNothing() {
        Element link = parsed("see https://railnews.example/a?b=1&c=2.").expectFirst("a");
        assertThat(link.attr("href")).isEqualTo("https://railnews.example/a?b=1&c=2");
        assertThat(link.attr("rel")).contains("nofollow", "noopener", "noreferrer");
    }

    @Test
    void communitiesAndPeopleAreLinkedToTheirPagesHere() {
        Document page = parsed("!trains@beta.example and @ana@garden.example, (@ben@beta.example)");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("/c/trains@beta.example", "/u/ana", "/u/ben@beta.example");
    }

    @Test
    void aNameWithoutAHostIsOneOfOurs() {
        Document page = parsed("@ana, ask @ben_7. (@Carl) and @ana@beta.example");
        assertThat(page.select("a").eachAttr("href"))
                .containsExactly("/u/ana", "/u/ben_7", "/u/Carl", "/u/ana@beta.example");
        assertThat(page.select("a").eachText()).containsExactly("@ana", "@ben_7", "@Carl", "@ana@beta.example");
    }

    @Test
    void whatCannotBeANameOfOursIsNotLinked() {
        assertThat(parsed("@ab, @much_too_long_for_a_name, me@work, a/@path, @@ana and `@ana`")
                        .select("a"))
                .isEmpty();
    }

    @Test
    void anAddressOfMailIsNoMention() {
        assertThat(parsed("write to ana@garden.example").select("a")).isEmpty();
        assertThat(parsed("`@ana@garden.example`").select("a")).isEmpty();
    }

    @Test
    void footnotesOfTwoTextsDoNotMeet() {
        String text = "word[^1]\n\n[^1]: note";
        Document page = Jsoup.parse(markdown.html(text, "c1") + markdown.html(text, "c2"));
        assertThat(page.select("#c1-fn-1")).hasSize(1);
        assertThat(page.select("#c2-fn-1")).hasSize(1);
        assertThat(page.select("a[href=#c2-fn-1]")).hasSize(1);
    }

    @Test
    void imagesLoadLateAndDoNotSayWhereTheyAreShown() {
        Element image = parsed("![a quince](https://pictures.example/q.png)").expectFirst("img");
        assertThat(image.attr("loading")).isEqualTo("lazy");
        assertThat(image.attr("referrerpolicy")).isEqualTo("no-referrer");
        assertThat(image.attr("alt")).isEqualTo("a quince");
    }

    private String html(String text) {
        return markdown.html(text, "t");
    }

    private Document parsed(String text) {
        return Jsoup.parse(html(text));
    }
}
