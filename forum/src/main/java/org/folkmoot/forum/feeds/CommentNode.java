package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// A comment with what hangs under it, as a thread shows it to one reader.
///
/// @param body    as written (Markdown); null when this reader may not read it: removed, deleted, or of a blocked
/// person
/// @param depth   0 for an answer to the post itself, at most 49
/// @param stub    why the body is missing; null when it is not
/// @param replies in the order asked for
/// @param more    how many comments under it are not among them
public record CommentNode(
        CommentId id,
        @Nullable CommentId parent,
        int depth,
        PersonLine author,
        boolean authorIsModerator,
        boolean authorWrotePost,
        @Nullable String body,
        @Nullable Stub stub,
        Instant publishedAt,
        @Nullable Instant editedAt,
        Score score,
        @Nullable Direction myVote,
        boolean distinguished,
        boolean removed,
        boolean deleted,
        List<CommentNode> replies,
        int more) {

    /// Why a comment keeps its place in the tree without its text.
    public enum Stub {
        REMOVED,
        DELETED,
        /// Somebody has to look at it first.
        WAITING,
        /// The terms with its server keep it from this reader.
        TERMS,
        /// The terms keep it from who did not choose to see it; this reader may ask for it.
        UNCHOSEN,
        /// This reader hides what comes from its server, and may ask for it all the same.
        CHOICE,
        BLOCKED
    }

    /// Whether this reader may ask to see what a stub stands for.
    public boolean mayBeShown() {
        return stub == Stub.UNCHOSEN || stub == Stub.CHOICE;
    }
}
