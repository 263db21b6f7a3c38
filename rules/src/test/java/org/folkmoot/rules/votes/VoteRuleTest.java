package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.values.Direction.DOWN;
import static org.folkmoot.values.Direction.UP;
import static org.folkmoot.values.Proof.FETCHED;
import static org.folkmoot.values.Proof.LOCAL;
import static org.folkmoot.values.Proof.REFUTED;
import static org.folkmoot.values.Proof.RELAYED;
import static org.folkmoot.values.Proof.SIGNED;

import org.folkmoot.rules.votes.VoteDecision.Cleared;
import org.folkmoot.rules.votes.VoteDecision.Placed;
import org.folkmoot.rules.votes.VoteDecision.Refused;
import org.folkmoot.rules.votes.VoteDecision.Unchanged;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.rules.votes.VoteFacts.Target;
import org.folkmoot.rules.votes.VoteFacts.Voter;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoteRuleTest {

    @Test
    void aFirstVoteIsPlaced() {
        assertThat(judged(UP, SIGNED, null)).isEqualTo(new Placed(UP));
    }

    @Test
    void theSameVoteAgainChangesNothing() {
        assertThat(judged(UP, SIGNED, new Standing(UP, SIGNED))).isEqualTo(new Unchanged());
    }

    @Test
    void theSameVoteBetterProvenReplacesTheOldOne() {
        assertThat(judged(UP, SIGNED, new Standing(UP, RELAYED))).isEqualTo(new Placed(UP));
    }

    @Test
    void takingBackWhatWasNeverCastChangesNothing() {
        assertThat(judged(null, LOCAL, null)).isEqualTo(new Unchanged());
    }

    @Test
    void hearsayNeverUndoesASignedVote() {
        assertThat(judged(null, RELAYED, new Standing(UP, SIGNED))).isEqualTo(new Refused(Refusal.WEAKER_PROOF));
    }

    @Test
    void hearsayMayUndoOrTurnWhatWasOnlyReadBack() {
        assertThat(judged(null, RELAYED, new Standing(UP, FETCHED))).isEqualTo(new Cleared());
        assertThat(judged(DOWN, RELAYED, new Standing(UP, FETCHED))).isEqualTo(new Placed(DOWN));
        assertThat(judged(UP, RELAYED, new Standing(UP, FETCHED))).isEqualTo(new Refused(Refusal.WEAKER_PROOF));
    }

    @Test
    void hearsayNeverRevivesWhatItsOriginDenied() {
        assertThat(judged(UP, RELAYED, new Standing(UP, REFUTED))).isEqualTo(new Refused(Refusal.WEAKER_PROOF));
        assertThat(judged(UP, SIGNED, new Standing(UP, REFUTED))).isEqualTo(new Placed(UP));
    }

    @Test
    void aVoteDownThatTheSiteDoesNotTakeStillClearsTheVoteUp() {
        assertThat(VoteRule.judge(
                        new VoteFacts(DOWN, SIGNED, new Standing(UP, SIGNED), Voter.FREE, Target.LIVE, false)))
                .isEqualTo(new Cleared());
    }

    @Test
    void aVoteDownFromBeforeTheSiteStoppedTakingThemIsNotLostWhenItArrivesAgain() {
        assertThat(VoteRule.judge(
                        new VoteFacts(DOWN, SIGNED, new Standing(DOWN, SIGNED), Voter.FREE, Target.LIVE, false)))
                .isEqualTo(new Refused(Refusal.NO_DOWNVOTES));
    }

    @Test
    void aBannedVoterCanStillTakeAVoteBack() {
        assertThat(VoteRule.judge(new VoteFacts(
                        null, SIGNED, new Standing(UP, SIGNED), Voter.BANNED_FROM_SITE, Target.LIVE, true)))
                .isEqualTo(new Cleared());
        assertThat(VoteRule.judge(new VoteFacts(UP, SIGNED, null, Voter.BANNED_FROM_SITE, Target.REMOVED, true)))
                .isEqualTo(new Refused(Refusal.BANNED_FROM_SITE));
    }

    @Test
    void nobodyVotesOnWhatIsGone() {
        assertThat(VoteRule.judge(new VoteFacts(UP, SIGNED, null, Voter.FREE, Target.DELETED, true)))
                .isEqualTo(new Refused(Refusal.TARGET_GONE));
    }

    private static VoteDecision judged(@Nullable Direction asked, Proof proof, @Nullable Standing standing) {
        return VoteRule.judge(new VoteFacts(asked, proof, standing, Voter.FREE, Target.LIVE, true));
    }
}
