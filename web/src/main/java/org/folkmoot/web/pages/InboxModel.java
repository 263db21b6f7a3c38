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
/// @param next       where the next page starts; null at the end
public record InboxModel(
        List<Line> lines, boolean unreadOnly, @Nullable String next) {

    /// One entry.
    public record Line(NotificationId id, Inbox.Kind kind, boolean read, Instant at, About about) {}

    /// What it is about.
    public sealed interface About {}

    public record OfComment(CommentCard card) implements About {}

    public record OfPost(PostCard card) implements About {}

    public record OfConsultation(Inbox.About.OfConsultation asked) implements About {}
}
