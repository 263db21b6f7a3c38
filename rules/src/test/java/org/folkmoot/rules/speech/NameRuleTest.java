package org.folkmoot.rules.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "Hello_98",
                "___",
                "123",
                "twenty_letters_long_",
                "\u0434\u043c\u0438\u0442\u0440\u0438\u0439_7",
                "\u0645\u062d\u0645\u062f_\u0661"
            })
    void aNameIsOfOneAlphabet(String name) {
        assertThat(judged(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "twenty_one_letters_xx",
                "Hello-98",
                "a b",
                "ana@b",
                "an\u00e4",
                "\u0430na",
                "ana\u0645",
                "\u0434\u0645\u0434",
                "ana\u200b",
                "\u061c\u0645\u0645\u0645",
                "\ufee1\ufee1\ufee1",
                "\uff41\uff4e\uff41",
                "ana\u202e"
            })
    void whatMixesOrHidesIsNoName(String name) {
        assertThat(judged(name)).isEqualTo(Refusal.NAME_INVALID);
    }

    @Test
    void spaceAroundANameIsNotPartOfIt() {
        assertThat(judged(" ana\n")).isNull();
        assertThat(NameRule.key(" Ana ")).isEqualTo("ana");
    }

    @Test
    void aNameThatSpeaksForTheSiteIsAnAdminsToGive() {
        assertThat(judged("Admin")).isEqualTo(Refusal.NAME_RESERVED);
        assertThat(NameRule.judge(new NameRule.Facts("Admin", false, false, true)))
                .isNull();
    }

    @Test
    void aTakenNameIsTaken() {
        assertThat(NameRule.judge(new NameRule.Facts("ana", true, false, true))).isEqualTo(Refusal.NAME_TAKEN);
    }

    @Test
    void aNameThatLooksLikeAGuardedOneIsAnAdminsToGive() {
        assertThat(NameRule.judge(new NameRule.Facts("rnark", false, true, false)))
                .isEqualTo(Refusal.NAME_ALIKE);
        assertThat(NameRule.judge(new NameRule.Facts("rnark", true, true, false)))
                .isEqualTo(Refusal.NAME_TAKEN);
        assertThat(NameRule.judge(new NameRule.Facts("rnark", false, true, true)))
                .isNull();
    }

    @Test
    void capitalLettersDoNotMakeAnotherName() {
        assertThat(NameRule.key("Ana")).isEqualTo(NameRule.key("aNA"));
        assertThat(NameRule.key("\u0414\u043c\u0438")).isEqualTo(NameRule.key("\u0434\u041c\u0418"));
    }

    private static @Nullable Refusal judged(String name) {
        return NameRule.judge(new NameRule.Facts(name, false, false, false));
    }
}
