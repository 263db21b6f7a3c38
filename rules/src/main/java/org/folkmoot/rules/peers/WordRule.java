package org.folkmoot.rules.peers;

import org.jspecify.annotations.Nullable;

/// Says whose word counts for what stands here.
public final class WordRule {

    /// By which right something is taken away or put back.
    public enum Right {
        /// As its author, who takes back what is theirs.
        OWN,
        /// As somebody who looks after the community or the site; whether they do is another question.
        OFFICE
    }

    private WordRule() {}

    /// Whether a community may pass on what is said about something: only what stands in that very community, or nobody
    /// could trust any other (FEP-1b12; Lemmy refuses the rest likewise).
    ///
    /// @param announcer the community that passes it on; null when its author's server brought it itself
    /// @param community the one in which it stands, or which it is; null for one of ours, whose things
    ///                  nobody else passes on, and for what stands in none
    public static boolean mayPassOn(@Nullable String announcer, @Nullable String community) {
        return announcer == null || announcer.equals(community);
    }

    /// By which right somebody takes something away. A moderator who removes their own post says so, and then it stands
    /// in the log of moderation like any other.
    ///
    /// @param own     whether it is theirs
    /// @param removal whether they say that they act as a moderator
    public static Right right(boolean own, boolean removal) {
        return own && !removal ? Right.OWN : Right.OFFICE;
    }
}
