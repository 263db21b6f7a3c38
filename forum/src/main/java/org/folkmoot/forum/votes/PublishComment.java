package org.folkmoot.forum.votes;

import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.comments.WriteComment.Written;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.VoteTarget;

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

    private Outcome<CommentId> publish(Transaction transaction, WriteComment.Request request) {
        return switch (writeComment.write(transaction, request)) {
            case Outcome.Done<Written>(Written(VoteTarget target, CommentId comment, boolean anew)) -> {
                if (anew) {
                    castVote.own(transaction, request.author(), target, request.provenance());
                }
                yield new Outcome.Done<>(comment);
            }
            case Outcome.Refused<Written>(var objections) -> new Outcome.Refused<>(objections);
            case Outcome.Missing<Written>() -> new Outcome.Missing<>();
        };
    }
}
