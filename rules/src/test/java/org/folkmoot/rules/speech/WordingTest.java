package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @Test
    void aLineLosesTheSpaceAroundIt() {
        assertThat(Wording.line(" \t\u00a0\u200b Leeks  in\tMarch \u3000\n")).isEqualTo("Leeks  in March");
    }

    @Test
    void aTextKeepsItsShapeButNoEmptyEdges() {
        assertThat(Wording.text("\n \n    code\r\n\r\nwords\r \n")).isEqualTo("    code\n\nwords");
    }

    @Test
    void everyKindOfLineBreakIsOne() {
        assertThat(Wording.text("a\rb\r\nc\u0085d\u2028e\u2029f")).isEqualTo("a\nb\nc\nd\ne\nf");
    }

    @Test
    void whatNobodyCanSeeIsTakenOut() {
        assertThat(Wording.line("a\u0000b\u0007c\ufeffd\ud800e")).isEqualTo("abcde");
    }

    @Test
    void whatTurnsWritingAroundIsTakenOut() {
        assertThat(Wording.line("photo\u202egpj.exe\u202c and \u2066more\u2069"))
                .isEqualTo("photogpj.exe and more");
    }

    @Test
    void whatWritingNeedsStays() {
        String persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"; // with a zero-width non-joiner
        String hebrew = "\u05e9\u05dc\u05d5\u05dd!\u200f"; // with a right-to-left mark
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"; // joined
        String heart = "\u2764\ufe0f"; // with a variation selector
        assertThat(Wording.line(persian + hebrew + family + heart)).isEqualTo(persian + hebrew + family + heart);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\n\t\n",
                "\u200b\u200b\u200b",
                "\u00ad",
                "\u3164\u115f\uffa0",
                "\u2800",
                "\u202e\u2066",
                "\ufe0f",
                "\udb40\udc41",
                "\ufeff",
                "\u0000"
            })
    void whatShowsNothingIsBlank(String nothing) {
        assertThat(Wording.blank(nothing)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " . ", "\u2764\ufe0f", "\u200b1\u200b", "\u0645"})
    void whatShowsSomethingIsNot(String something) {
        assertThat(Wording.blank(something)).isFalse();
    }

    @Property
    void cleaningTwiceIsCleaningOnce(@ForAll String typed) {
        assertThat(Wording.line(Wording.line(typed))).isEqualTo(Wording.line(typed));
        assertThat(Wording.text(Wording.text(typed))).isEqualTo(Wording.text(typed));
    }

    @Property
    void whatIsLeftHasNothingThatADatabaseOrAReaderCannotBear(@ForAll String typed) {
        assertThat(Wording.text(typed).codePoints()).noneMatch(c -> c == 0 || Wording.turnsAround(c));
        assertThat(Wording.text(typed).codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
