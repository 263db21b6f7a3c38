package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// The public record of moderation.
///
/// @param community null for the whole site
/// @param next      where the next page starts; null at the end
public record ModlogModel(
        @Nullable CommunityLine community,
        List<Line> lines,
        @Nullable String next) {

    /// One act.
    ///
    /// @param moderator who acted; null when their account is gone
    /// @param community where; null for the whole site
    /// @param until     when a ban ends; null for good, and for other acts
    public record Line(
            Act act,
            Instant at,
            @Nullable PersonLine moderator,
            Subject subject,
            @Nullable CommunityLine community,
            @Nullable String reason,
            @Nullable Instant until) {}

    public enum Act {
        POST_REMOVED,
        POST_PUT_BACK,
        POST_LOCKED,
        POST_UNLOCKED,
        POST_PINNED,
        POST_UNPINNED,
        COMMENT_REMOVED,
        COMMENT_PUT_BACK,
        COMMENT_DISTINGUISHED,
        COMMENT_UNDISTINGUISHED,
        COMMUNITY_REMOVED,
        COMMUNITY_PUT_BACK,
        BANNED_FROM_COMMUNITY,
        COMMUNITY_BAN_LIFTED,
        BANNED_FROM_SITE,
        SITE_BAN_LIFTED,
        MODERATOR_APPOINTED,
        MODERATOR_DISMISSED,
        ADMIN_APPOINTED,
        ADMIN_DISMISSED,
        APPLICATION_ACCEPTED,
        APPLICATION_DECLINED,
        SITE_CHANGED
    }
}
