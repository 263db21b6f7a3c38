package org.folkmoot.forum.feeds;

import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.votes.InformalPoll;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// A post and its comments, as one reader sees them.
///
/// @param address     what the post's own server calls it; null when it is ours
/// @param extent      how much of the thread the comments are
/// @param moderators of its community, by rank
/// @param mayModerate whether the reader may remove, lock and ban here
/// @param silence     why the reader cannot write a comment; null when they can
/// @param mine        whether the reader wrote the post
public record ThreadPage(
        PostCard post,
        @Nullable String address,
        CommentOrder order,
        List<CommentNode> comments,
        ThreadExtent extent,
        List<PersonLine> moderators,
        boolean mine,
        boolean mayModerate,
        @Nullable Silence silence,
        @Nullable InformalPoll poll) {

    public boolean mayComment() {
        return silence == null;
    }

    /// A comment that is shown; empty when it is not among these.
    public Optional<CommentNode> comment(CommentId id) {
        return among(comments, id);
    }

    private static Optional<CommentNode> among(List<CommentNode> nodes, CommentId id) {
        for (CommentNode node : nodes) {
            Optional<CommentNode> found = node.id().equals(id) ? Optional.of(node) : among(node.replies(), id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
