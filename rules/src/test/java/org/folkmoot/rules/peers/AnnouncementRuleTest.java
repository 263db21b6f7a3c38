package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of which votes other servers hear.
class AnnouncementRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    @ParameterizedTest
    @CsvSource({
        // weight up, weight down, told all the same, direction, told
        "1000, 1000, false, UP, true",
        "0, 1000, false, UP, false",
        "0, 1000, false, DOWN, true",
        "1, 0, false, UP, true",
        "1, 0, false, DOWN, false",
        "0, 0, true, UP, true",
        "0, 0, true, DOWN, true"
    })
    void aVoteThatCountsAsNothingIsToldOnlyWhereTheTermsSaySo(
            int up, int down, boolean announces, Direction direction, boolean told) {
        Terms terms =
                Terms.OPEN.votes(VoteAxes.DEFAULT.votesUp(up).votesDown(down)).announcesHeld(announces);
        assertThat(AnnouncementRule.announced(terms, direction, TODAY)).isEqualTo(told);
    }

    @Test
    void takingBackIsAlwaysTold() {
        assertThat(AnnouncementRule.announced(Terms.QUIET_VOTES, null, TODAY)).isTrue();
    }

    @Test
    void outsideTheWindowNothingCounts() {
        var past = new VoteAxes.Window(null, TODAY.minusDays(1));
        Terms terms = Terms.OPEN.votes(VoteAxes.DEFAULT.window(past)).announcesHeld(false);
        assertThat(AnnouncementRule.announced(terms, Direction.UP, TODAY)).isFalse();
        assertThat(AnnouncementRule.announced(terms, Direction.UP, TODAY.minusDays(1)))
                .isTrue();
    }
}
