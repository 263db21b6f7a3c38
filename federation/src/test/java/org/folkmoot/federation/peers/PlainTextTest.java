package org.folkmoot.federation.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The title of what came without one.
class PlainTextTest {

    private static final String GARDEN = "https://forum.example/c/garden";
    private static final String MENTION = "<span class=\"h-card\" translate=\"no\"><a href=\"" + GARDEN
            + "\" class=\"u-url mention\">@<span>garden</span></a></span>";

    private static String line(String html) {
        return PlainText.firstLine(html, GARDEN);
    }

    @Test
    void aTitleIsTheFirstLineWithoutTheMentionOfTheCommunity() {
        assertThat(line("<p>" + MENTION + " Which hedge keeps <em>deer</em> out?</p><p>They jump.</p>"))
                .isEqualTo("Which hedge keeps deer out?");
        assertThat(line("<p>Which hedge? " + MENTION + "</p>")).isEqualTo("Which hedge?");
    }

    @Test
    void aMentionThatStandsAloneIsNoLine() {
        assertThat(line("<p>" + MENTION + "</p><p>Which hedge?<br>They jump.</p>"))
                .isEqualTo("Which hedge?");
        assertThat(line(MENTION + "<br/>Which\nhedge?")).isEqualTo("Which hedge?");
    }

    @Test
    void mentionsOfOthersStay() {
        assertThat(line("<p>Thanks, <a href=\"https://b.example/@ben\">@ben</a>!</p>"))
                .isEqualTo("Thanks, @ben!");
    }

    @Test
    void whatStandsForMarkupIsNotRead() {
        assertThat(line("<p>a &lt;b&gt; *c* _d_</p>")).isEqualTo("a <b> *c* _d_");
    }

    @Test
    void whatHasNoWordsHasNoTitle() {
        assertThat(line("<p>" + MENTION + "</p>")).isEmpty();
        assertThat(line("")).isEmpty();
    }

    @Test
    void noNestingExhaustsIt() {
        assertThat(line("<div>".repeat(3_000) + "deep")).isEqualTo("deep");
    }
}
