package org.folkmoot.forum.votes;

import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;

/// Publishes a comment together with its author's own vote for it, as Lemmy does, wherever the author is from.
public final class PublishComment {

    private final Database database;
    private final WriteComment writeComment;
    private final CastVote castVote;

    public PublishComment(Database database, WriteComment writeComment, CastVote castVote) {
        this.database = database;
        this.writeComment = writeComment;
        this.castVote = castVote;
    }

    public Outcome<CommentId> publish(WriteComment.Request request) {
        return database.write(transaction -> publish(transaction, request));
    }

    /// The deed within a higher one's transaction.
    public Outcome<CommentId> publish(Transaction transaction, WriteComment.Request request) {
        return writeComment.write(transaction, request).then(written -> {
            if (written.anew()) {
                castVote.own(transaction, request.author(), written.target(), request.provenance());
            }
            return new Outcome.Done<>(written.comment());
        });
    }
}
