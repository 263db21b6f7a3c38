package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.rules.consultations.TurnoutRule.Group;
import org.junit.jupiter.api.Test;

class TurnoutRuleTest {

    private static Group young(int could, int did) {
        return new Group(0, 30, could, did);
    }

    private static Group middle(int could, int did) {
        return new Group(30, 365, could, did);
    }

    private static Group old(int could, int did) {
        return new Group(365, null, could, did);
    }

    @Test
    void groupsThatAreLargeEnoughStayApart() {
        List<Group> groups = List.of(young(10, 0), middle(12, 7), old(100, 99));

        assertThat(TurnoutRule.groups(groups)).isEqualTo(groups);
    }

    @Test
    void aSmallGroupGoesTogetherWithTheNextOlder() {
        assertThat(TurnoutRule.groups(List.of(young(9, 8), middle(12, 7), old(100, 99))))
                .containsExactly(new Group(0, 365, 21, 15), old(100, 99));
        assertThat(TurnoutRule.groups(List.of(young(20, 8), middle(3, 3), old(6, 5))))
                .isEmpty();
    }

    @Test
    void whatIsLeftGoesTogetherWithTheOneBefore() {
        assertThat(TurnoutRule.groups(List.of(young(20, 8), middle(30, 3), old(6, 5))))
                .containsExactly(young(20, 8), new Group(30, null, 36, 8));
    }

    @Test
    void oneGroupAloneSaysNothingMore() {
        assertThat(TurnoutRule.groups(List.of(young(0, 0), middle(0, 0), old(500, 3))))
                .isEmpty();
        assertThat(TurnoutRule.groups(List.of(young(3, 3), middle(2, 0), old(1, 1))))
                .isEmpty();
        assertThat(TurnoutRule.groups(List.of())).isEmpty();
    }
}
