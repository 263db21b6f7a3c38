package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.rules.peers.InboxBudget.Answer;
import org.folkmoot.rules.peers.InboxBudget.Waiting;
import org.junit.jupiter.api.Test;

class InboxBudgetTest {

    @Test
    void aBusyServerIsTaken() {
        assertThat(judged(4_999, 4_999, 10_000_000)).isEqualTo(new Answer.Take());
    }

    @Test
    void aFloodIsAskedToWait() {
        assertThat(judged(5_000, 5_000, 10_000_000)).isInstanceOf(Answer.Wait.class);
    }

    @Test
    void whatWaitsForAThirdServerIsNoFlood() {
        assertThat(judged(10, 15_000, 30_000_000)).isEqualTo(new Answer.Take());
    }

    @Test
    void butItMayNotGrowWithoutEnd() {
        assertThat(judged(10, 20_000, 30_000_000)).isInstanceOf(Answer.Wait.class);
    }

    @Test
    void fewButHugeActivitiesAreAFloodToo() {
        assertThat(judged(130, 130, 130L << 20)).isInstanceOf(Answer.Wait.class);
    }

    private static Answer judged(long due, long waiting, long bytes) {
        return InboxBudget.judge(new Waiting(due, waiting, bytes));
    }
}
