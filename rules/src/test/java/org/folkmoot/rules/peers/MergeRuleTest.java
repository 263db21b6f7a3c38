package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.votes.VoteAxes;
import org.junit.jupiter.api.Test;

class MergeRuleTest {

    private static final List<Terms> MANY = List.of(
            Terms.OPEN,
            Terms.QUIET_VOTES,
            Terms.LIMITED,
            Terms.HOLD,
            Terms.BLOCKED,
            Terms.OPEN.votes(VoteAxes.DEFAULT.cap(300)),
            Terms.HOLD.contents(Contents.OPEN.visibility(Visibility.FOLLOWERS)));

    @Test
    void whereNothingCameBetweenItIsWhatWasWanted() {
        for (Terms held : MANY) {
            for (Terms wanted : MANY) {
                assertThat(MergeRule.merged(held, wanted, held)).isEqualTo(wanted);
            }
        }
    }

    @Test
    void whereNothingWasToBeChangedNothingIs() {
        for (Terms held : MANY) {
            for (Terms now : MANY) {
                assertThat(MergeRule.merged(held, held, now)).isEqualTo(now);
            }
        }
    }

    @Test
    void onlyTheAxesThatWereToChangeDo() {
        Terms wanted = Terms.OPEN.votes(VoteAxes.DEFAULT.votesDown(0));
        Terms now =
                Terms.OPEN.votes(VoteAxes.DEFAULT.cap(300)).dealings(Dealings.OPEN.messages(Messages.CORRESPONDENTS));

        assertThat(MergeRule.merged(Terms.OPEN, wanted, now))
                .isEqualTo(now.votes(VoteAxes.DEFAULT.cap(300).votesDown(0)));
    }

    @Test
    void doingItTwiceChangesNoMoreThanDoingItOnce() {
        for (Terms held : MANY) {
            for (Terms wanted : MANY) {
                for (Terms now : MANY) {
                    Terms once = MergeRule.merged(held, wanted, now);
                    assertThat(MergeRule.merged(held, wanted, once)).isEqualTo(once);
                }
            }
        }
    }
}
