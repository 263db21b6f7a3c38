package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.folkmoot.rules.votes.ReadBackRule.Answer;
import org.folkmoot.rules.votes.ReadBackRule.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which votes are read back from where they are said to come from, and what the answer means.
class ReadBackRuleTest {

    @ParameterizedTest
    @CsvSource({
        "true, 0, 0.999, true",
        "true, 19, 0.999, true",
        "true, 20, 0.021, false",
        "true, 20, 0.019, true",
        "true, 199, 0.019, true",
        "true, 200, 0, false",
        "false, 0, 0.999, true",
        "false, 1, 0.999, true",
        "false, 2, 0, false"
    })
    void theFirstOfADayAreReadBackAndFewOfTheOthers(boolean relayed, long before, double chance, boolean chosen) {
        assertThat(ReadBackRule.chosen(relayed, before, chance)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "SAID, 0, 0, true, CONFIRMED",
        "SAID, 100, 3, false, CONFIRMED",
        "OTHERWISE, 0, 0, true, ",
        "OTHERWISE, 1, 1, true, REFUTED",
        "OTHERWISE, 0, 0, false, UNKNOWN",
        "OTHERWISE, 24, 1, true, UNKNOWN",
        "MISSING, 22, 0, true, ",
        "MISSING, 23, 1, true, REFUTED",
        "MISSING, 23, 1, false, UNKNOWN",
        "MISSING, 24, 1, true, UNKNOWN",
        "SILENT, 23, 5, true, ",
        "SILENT, 23, 5, false, ",
        "SILENT, 24, 5, true, UNKNOWN"
    })
    void nothingIsADenialButWhatAServerSaysSoonThatTellsOfItsVotes(
            Answer answer, long hours, int asked, boolean shows, @Nullable Verdict verdict) {
        assertThat(ReadBackRule.judge(answer, Duration.ofHours(hours), asked, shows))
                .isEqualTo(verdict);
    }
}
