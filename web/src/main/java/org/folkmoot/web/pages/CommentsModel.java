package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.values.CommentOrder;
import org.jspecify.annotations.Nullable;

/// The feed of comments.
///
/// @param feed never [Feed#MODERATED]
/// @param next where the next page starts; null at the end
public record CommentsModel(
        Feed feed,
        CommentOrder order,
        List<CommentCard> comments,
        @Nullable String next) {}
