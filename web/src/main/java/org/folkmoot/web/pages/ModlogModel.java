package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.moderation.ModlogAct;
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
            ModlogAct act,
            Instant at,
            @Nullable PersonLine moderator,
            Subject subject,
            @Nullable CommunityLine community,
            @Nullable String reason,
            @Nullable Instant until) {}
}
