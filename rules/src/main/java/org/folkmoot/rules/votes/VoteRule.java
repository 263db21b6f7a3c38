package org.folkmoot.rules.votes;

import org.folkmoot.rules.votes.VoteDecision.Cleared;
import org.folkmoot.rules.votes.VoteDecision.Placed;
import org.folkmoot.rules.votes.VoteDecision.Refused;
import org.folkmoot.rules.votes.VoteDecision.Unchanged;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.rules.votes.VoteFacts.Target;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says what becomes of a vote: the first obstacle decides, and taking a vote back meets none but a weaker proof.
///
/// How much a standing vote *counts* is not asked here: terms are applied when scores are read ([CountRule]), so that
/// they can change.
public final class VoteRule {

    private VoteRule() {}

    public static VoteDecision judge(VoteFacts facts) {
        Standing standing = facts.standing();
        if (standing != null && facts.proof().weakerThan(standing.proof()) && !changeOfReadBack(facts, standing)) {
            return new Refused(Refusal.WEAKER_PROOF);
        }
        Direction asked = facts.asked();
        if (asked == null) {
            return standing == null ? new Unchanged() : new Cleared();
        }
        Refusal obstacle = obstacle(facts, asked);
        if (obstacle == Refusal.NO_DOWNVOTES && standing != null && standing.direction() == Direction.UP) {
            return new Cleared(); // the voter no longer wants the vote up that stands (Lemmy's #4545)
        }
        if (obstacle != null) {
            return new Refused(obstacle);
        }
        boolean same = standing != null && standing.equals(new Standing(asked, facts.proof()));
        return same ? new Unchanged() : new Placed(asked);
    }

    /// A vote that we read back from its origin may be undone or turned by hearsay, since the origin
    /// tells only the relay; we may then read back again. Whoever would turn it falsely could undo it and
    /// vote anew.
    private static boolean changeOfReadBack(VoteFacts facts, Standing standing) {
        return facts.asked() != standing.direction()
                && facts.proof() == Proof.RELAYED
                && standing.proof() == Proof.FETCHED;
    }

    private static @Nullable Refusal obstacle(VoteFacts facts, Direction asked) {
        Refusal ban = ban(facts.voter());
        if (ban != null) {
            return ban;
        }
        if (facts.target() != Target.LIVE) {
            return Refusal.TARGET_GONE;
        }
        return asked == Direction.DOWN && !facts.downvotes() ? Refusal.NO_DOWNVOTES : null;
    }

    private static @Nullable Refusal ban(VoteFacts.Voter voter) {
        return switch (voter) {
            case FREE -> null;
            case BANNED_FROM_SITE -> Refusal.BANNED_FROM_SITE;
            case BANNED_FROM_COMMUNITY -> Refusal.BANNED_FROM_COMMUNITY;
        };
    }
}
