package org.folkmoot.rules.peers;

import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.votes.VoteAxes;

/// What holds between us and one peer, as axes that do not depend on each other.
///
/// Every axis has an effect that somebody of another server can see; one without an effect is not here.
/// What was
/// received stays whatever the terms say, and what terms kept back is not sent afterwards.
///
/// @param votes         what its votes count, and what those count that it passes on
/// @param announcesHeld whether communities of ours tell other servers of votes that count as nothing here;
///                      told of, they might count elsewhere as if we stood behind them
/// @param contents      what becomes of what its people write
/// @param dealings      what else its people may do, and what we send
public record Terms(VoteAxes votes, boolean announcesHeld, Contents contents, Dealings dealings) {

    /// Everything as it comes, as between servers that know nothing bad of each other.
    public static final Terms OPEN = new Terms(VoteAxes.DEFAULT, true, Contents.OPEN, Dealings.OPEN);

    /// As [#OPEN], and its votes are kept but not counted.
    public static final Terms QUIET_VOTES = new Terms(VoteAxes.DEFAULT.votes(0), false, Contents.OPEN, Dealings.OPEN);

    /// Whoever looks for it finds it; nobody comes upon it, its votes do not count, and its people do not begin
    /// to write to ours.
    public static final Terms LIMITED = QUIET_VOTES
            .contents(Contents.OPEN.visibility(Visibility.FOLLOWERS))
            .dealings(Dealings.OPEN.messages(Messages.CORRESPONDENTS));

    /// As [#QUIET_VOTES], and what its people write waits for somebody to look at it.
    public static final Terms HOLD = QUIET_VOTES.contents(Contents.OPEN.reception(Reception.HOLD));

    /// Nothing new is taken or sent, and nothing shown. What was received is kept, and votes go on
    /// being kept.
    public static final Terms BLOCKED = QUIET_VOTES
            .contents(new Contents(Reception.REFUSE, Visibility.NOBODY, false))
            .dealings(Dealings.NONE);

    /// The same with other axes for votes.
    public Terms votes(VoteAxes others) {
        return new Terms(others, announcesHeld, contents, dealings);
    }

    public Terms announcesHeld(boolean other) {
        return new Terms(votes, other, contents, dealings);
    }

    public Terms contents(Contents others) {
        return new Terms(votes, announcesHeld, others, dealings);
    }

    public Terms dealings(Dealings others) {
        return new Terms(votes, announcesHeld, contents, others);
    }
}
