package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.ElectorateRule.Member;
import org.folkmoot.rules.consultations.ElectorateRule.Obstacle;
import org.folkmoot.values.CommunityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectorateRuleTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-14");
    private static final Conditions ALL = new Conditions(DAY, 5, 90, new CommunityId(3));

    /// What is asked for, and nothing beyond.
    private static final Member JUST = new Member(DAY.minusDays(1), 5, true, false, true);

    @Test
    void whoFulfilsEverythingMayVote() {
        assertThat(ElectorateRule.judge(ALL, JUST)).isNull();
    }

    @ParameterizedTest(name = "joined {0} days before, active on {1}, subscribed: {2}, banned: {3}, admitted: {4}")
    @CsvSource({
        "0, 5, true, false, true, JOINED_TOO_LATE",
        "1, 4, true, false, true, NOT_ACTIVE_ENOUGH",
        "1, 5, false, false, true, NOT_SUBSCRIBED",
        "1, 5, true, true, true, BANNED",
        "1, 5, true, false, false, NOT_ADMITTED",
        "0, 0, false, true, false, NOT_ADMITTED",
    })
    void theFirstThingThatIsMissingIsNamed(
            int before, int active, boolean subscribed, boolean banned, boolean admitted, Obstacle obstacle) {
        Member member = new Member(DAY.minusDays(before), active, subscribed, banned, admitted);

        assertThat(ElectorateRule.judge(ALL, member)).isEqualTo(obstacle);
    }

    @Test
    void whatIsNotAskedForDoesNotMatter() {
        Member newcomer = new Member(DAY.plusYears(1), 0, false, false, true);

        assertThat(ElectorateRule.judge(new Conditions(null, 0, 0, null), newcomer))
                .isNull();
    }

    @Test
    void nobodyCanBeActiveOnMoreDaysThanThereWere() {
        assertThatThrownBy(() -> new Conditions(null, 8, 7, null)).hasMessageContaining("8 of 7");
        assertThatThrownBy(() -> new Conditions(null, 1, 366, null)).hasMessageContaining("1 of 366");
        assertThatThrownBy(() -> new Conditions(null, 0, 7, null)).hasMessageContaining("0 of 7");
    }
}
