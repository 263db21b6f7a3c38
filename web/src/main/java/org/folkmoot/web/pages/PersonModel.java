package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;
import org.jspecify.annotations.Nullable;

/// A person with what they wrote.
public record PersonModel(PersonPage page, Written written) {

    /// What of theirs is shown.
    public sealed interface Written {}

    public record Posts(Order order, FeedPage page) implements Written {}

    /// Their comments.
    ///
    /// @param next where the next page starts; null at the end
    public record Comments(
            CommentOrder order,
            List<CommentCard> comments,
            @Nullable String next) implements Written {}
}
