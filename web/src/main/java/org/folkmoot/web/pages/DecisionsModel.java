package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.jspecify.annotations.Nullable;

/// The log of decisions about other servers.
///
/// @param server    only decisions about this one; null for all
/// @param announced what is to come, the next first; nothing on later pages
/// @param due       what somebody was to look at again by now; nothing on later pages
/// @param next      the number before which the next page goes on; null at the end
/// @param head      the last entry of the log as a chain; null while there is none
public record DecisionsModel(
        @Nullable String server,
        List<Announcement> announced,
        List<Decision> due,
        List<Decision> decisions,
        @Nullable Long next,
        @Nullable LogHead head) {}
