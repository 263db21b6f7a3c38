package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.values.NotificationId;
import org.jspecify.annotations.Nullable;

/// Replies and mentions, and what the members are asked.
///
/// @param unreadOnly whether those already read are left out
/// @param apart      whether these are the ones that the member keeps apart
/// @param next       where the next page starts; null at the end
public record InboxModel(
        List<Line> lines,
        boolean unreadOnly,
        boolean apart,
        @Nullable String next) {

    /// Where every entry comes from is shown to the member.
    public InboxModel(List<Line> lines, boolean unreadOnly, @Nullable String next) {
        this(lines, unreadOnly, false, next);
    }

    /// The address of one of the two lists.
    ///
    /// @param unread whether of what was not read
    public String path(boolean unread) {
        return "/inbox?show=" + (unread ? "unread" : "all") + (apart ? "&part=apart" : "");
    }

    /// One entry.
    public record Line(NotificationId id, Inbox.Kind kind, boolean read, Instant at, About about) {}

    /// What it is about.
    public sealed interface About {}

    public record OfComment(CommentCard card) implements About {}

    public record OfPost(PostCard card) implements About {}

    public record OfConsultation(Inbox.About.OfConsultation asked) implements About {}
}
