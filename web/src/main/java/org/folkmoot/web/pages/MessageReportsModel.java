package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.notifications.MessageReportView;
import org.jspecify.annotations.Nullable;

/// Reports of private messages that admins deal with.
///
/// @param openOnly whether those dealt with are left out
/// @param next     where the next page starts; null at the end
public record MessageReportsModel(
        List<MessageReportView.Line> lines,
        boolean openOnly,
        @Nullable String next) {}
