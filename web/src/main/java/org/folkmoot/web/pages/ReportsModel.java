package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.ReportId;
import org.jspecify.annotations.Nullable;

/// Reports that moderators deal with.
///
/// @param openOnly whether those dealt with are left out
/// @param next     where the next page starts; null at the end
public record ReportsModel(
        List<Line> lines, boolean openOnly, @Nullable String next) {

    /// One report.
    ///
    /// @param community where the subject stands
    /// @param author    of the subject
    /// @param resolver  null while it is open
    public record Line(
            ReportId id,
            PersonLine reporter,
            String reason,
            Instant at,
            Subject subject,
            PersonLine author,
            CommunityLine community,
            boolean removed,
            @Nullable PersonLine resolver) {}
}
