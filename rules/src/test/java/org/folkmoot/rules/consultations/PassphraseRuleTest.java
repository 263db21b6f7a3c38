package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassphraseRuleTest {

    private static @Nullable Objection judged(String typed) {
        return PassphraseRule.judge(typed, typed);
    }

    @Test
    void itIsLongEnoughAndNotTooLong() {
        Objection shorter = new Objection(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_SHORT);
        assertThat(judged("")).isEqualTo(shorter);
        assertThat(judged("nineteen characters")).isEqualTo(shorter);
        assertThat(judged("\uD83D\uDDDD".repeat(19)))
                .as("characters, and not their halves")
                .isEqualTo(shorter);
        assertThat(judged("e\u0301".repeat(19)))
                .as("letters as they are composed")
                .isEqualTo(shorter);
        assertThat(judged("twenty characters ok")).isNull();
        assertThat(judged("\uD83D\uDDDD".repeat(200))).isNull();
        assertThat(judged("x".repeat(201))).isEqualTo(new Objection(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_LONG));
    }

    @Test
    void itIsTypedTwiceTheSame() {
        assertThat(PassphraseRule.judge("four words in a row, said", "four words in a row, sad"))
                .isEqualTo(new Objection(Field.PASSPHRASE_AGAIN, Refusal.PASSPHRASES_DIFFER));
        assertThat(PassphraseRule.judge("caf\u00e9 with milk and sugar", "cafe\u0301 with milk and sugar"))
                .isNull();
    }
}
