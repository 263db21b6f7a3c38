package org.folkmoot.web.pages;

import org.folkmoot.forum.notifications.AttentionView.Asks;
import org.jspecify.annotations.Nullable;

/// What waits for the reader's attention, as the masthead counts it.
///
/// @param unread       replies and mentions
/// @param messages     what others wrote to them alone
/// @param reports      open reports where they moderate; null when they moderate nothing
/// @param applications undecided applications; null when they are no admin
/// @param apart        what they keep apart of both and have not read; null when nothing ever is apart
/// @param asks         a server about which they are asked whether they want to see it; null for none
/// @param decisions    open questions to the members that wait for their ballot
public record Waiting(
        long unread,
        long messages,
        @Nullable Long reports,
        @Nullable Long applications,
        long decisions,
        @Nullable Long apart,
        @Nullable Asks asks) {

    /// Where nothing is kept apart and nothing asked.
    public Waiting(long unread, long messages, @Nullable Long reports, @Nullable Long applications, long decisions) {
        this(unread, messages, reports, applications, decisions, null, null);
    }

    public static final Waiting NOTHING = new Waiting(0, 0, null, null, 0);

    /// All that was not read.
    public long inbox() {
        return unread + messages;
    }

    /// Where the reader finds what waits.
    public String inboxPath() {
        return unread == 0 && messages > 0 ? "/messages" : "/inbox";
    }
}
