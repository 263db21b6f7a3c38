package org.folkmoot.forum.votes;

import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.VoteTarget;

/// Publishes a comment together with its author's own vote for it, as Lemmy does.
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

    private Outcome<CommentId> publish(Transaction transaction, WriteComment.Request request) {
        Outcome<CommentId> written = writeComment.write(transaction, request);
        if (written instanceof Outcome.Done<CommentId>(CommentId comment)) {
            castVote.own(transaction, request.author(), new VoteTarget(request.post(), comment), request.provenance());
        }
        return written;
    }
}
