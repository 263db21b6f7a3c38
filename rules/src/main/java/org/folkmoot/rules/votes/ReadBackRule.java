package org.folkmoot.rules.votes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says of which votes the voter's own server is asked whether they were cast, and what its answer means.
///
/// Most votes that somebody passes on are only their word. A few of each day are read back from where they are
/// said to come from: enough to see whether a server passes on what was never said, and few enough to cost
/// nobody anything.
public final class ReadBackRule {

    /// Of those that one server passes on in a day, all up to here.
    static final int ALL_OF = 20;

    /// After that one in so many,
    static final int ONE_IN = 50;

    /// and never more than that.
    static final int MOST = 200;

    /// Of those that a voter's server signs itself: they show whether it tells anybody of its votes at all.
    static final int SIGNED = 2;

    /// Servers of Lemmy's kind forget what they said after a week, and others sooner (decisions, 2).
    static final Duration DENIES_WITHIN = Duration.ofHours(24);

    private ReadBackRule() {}

    /// Whether a vote is read back.
    ///
    /// @param relayed whether somebody else passed it on
    /// @param before  how many were chosen today of those that the same server delivered
    /// @param chance  of this vote, from 0 to 1 and never 1
    public static boolean chosen(boolean relayed, long before, double chance) {
        if (!relayed) {
            return before < SIGNED;
        }
        return before < ALL_OF || (before < MOST && chance < 1.0 / ONE_IN);
    }

    /// What came of asking.
    public enum Answer {
        /// The very vote, under its own address.
        SAID,
        /// Something else stands there.
        OTHERWISE,
        /// Nothing stands there.
        MISSING,
        /// Nobody answered.
        SILENT
    }

    /// What that means.
    public enum Verdict {
        CONFIRMED,
        /// It was never cast.
        REFUTED,
        /// It cannot be told.
        UNKNOWN
    }

    /// What an answer means, or that it is asked again: null.
    ///
    /// @param since how long ago the vote was received
    /// @param asked how often it was asked before: nobody is taken at their word who says once that
    ///        there is nothing
    /// @param shows whether the voter's server has shown votes of its people to us in these days: many never
    ///              do, and that they have nothing to show says nothing then
    public static @Nullable Verdict judge(Answer answer, Duration since, int asked, boolean shows) {
        boolean soon = since.compareTo(DENIES_WITHIN) < 0;
        return switch (answer) {
            case SAID -> Verdict.CONFIRMED;
            case OTHERWISE, MISSING -> {
                if (!soon || !shows) {
                    yield Verdict.UNKNOWN;
                }
                yield asked == 0 ? null : Verdict.REFUTED;
            }
            case SILENT -> soon ? null : Verdict.UNKNOWN;
        };
    }
}
