package org.folkmoot.forum.votes;

import org.folkmoot.rules.votes.PollRule;
import org.folkmoot.rules.votes.PollRule.Voters;

/// Votes on a post of ours, those of our members apart. They are counted as they were received, whatever terms say;
/// votes that their own
/// server denies, and the one with which the post came, are left out.
///
/// @param voters whose votes are those of our members
public record InformalPoll(Voters voters, long membersUp, long membersDown, long othersUp, long othersDown) {

    /// Whether enough people voted on either side for the numbers to be told.
    public boolean told() {
        return PollRule.told(membersUp + membersDown, othersUp + othersDown);
    }
}
