package org.folkmoot.rules.votes;

import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// What an admin did by hand in 2023: telling what the members of a site think of a post from what everybody else does,
/// by their votes. It
/// decides nothing; a consultation does.
public final class PollRule {

    /// With fewer votes than this of either kind nothing is told: who knows some of the voters could guess the others.
    public static final int FEWEST_TOLD = 10;

    /// Within so many days before the post somebody must have posted, commented or voted to count as active.
    public static final int ACTIVE_WITHIN = 30;

    private PollRule() {}

    /// Whose votes count as those of our members. What happens after the post makes nobody one, so that nobody can be
    /// recruited for it.
    public enum Voters {
        ALL_MEMBERS,
        /// Who had an account when it was posted.
        MEMBERS_BEFORE,
        /// Who was active in the thirty days before the day on which it was posted.
        ACTIVE_MEMBERS,
        /// Who subscribed to its community when it was posted.
        SUBSCRIBERS
    }

    /// What opening a poll is judged by.
    ///
    /// @param author whether they wrote the post
    /// @param admin  whether they run the site
    /// @param ours   whether the post was written here
    /// @param gone   whether it is removed or deleted
    /// @param opened whether it has a poll already
    public record Facts(boolean author, boolean admin, boolean ours, boolean gone, boolean opened) {}

    /// Why a poll cannot be opened on a post; null when it can. Once it is opened whose votes count stays as it is.
    public static @Nullable Refusal refusal(Facts facts) {
        if (!facts.author() && !facts.admin()) {
            return Refusal.NOT_YOURS;
        }
        if (facts.gone()) {
            return Refusal.TARGET_GONE;
        }
        if (!facts.ours()) {
            return Refusal.NOT_WRITTEN_HERE;
        }
        return facts.opened() ? Refusal.ALREADY_SO : null;
    }

    /// Whether what was counted may be told.
    ///
    /// @param members votes of our members
    /// @param others  all other votes
    public static boolean told(long members, long others) {
        return members >= FEWEST_TOLD && others >= FEWEST_TOLD;
    }
}
