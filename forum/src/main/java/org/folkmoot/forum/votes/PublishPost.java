package org.folkmoot.forum.votes;

import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;

/// Publishes a post together with its author's own vote for it, as Lemmy does, wherever the author is from.
public final class PublishPost {

    private final Database database;
    private final WritePost writePost;
    private final CastVote castVote;

    public PublishPost(Database database, WritePost writePost, CastVote castVote) {
        this.database = database;
        this.writePost = writePost;
        this.castVote = castVote;
    }

    public Outcome<PostId> publish(WritePost.Request request) {
        return database.write(transaction -> publish(transaction, request));
    }

    /// The deed within a higher one's transaction.
    public Outcome<PostId> publish(Transaction transaction, WritePost.Request request) {
        return writePost.write(transaction, request).then(written -> {
            if (written.anew()) {
                castVote.own(transaction, request.author(), VoteTarget.of(written.post()), request.provenance());
            }
            return new Outcome.Done<>(written.post());
        });
    }
}
