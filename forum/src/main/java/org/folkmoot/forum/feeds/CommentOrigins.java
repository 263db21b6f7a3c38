package org.folkmoot.forum.feeds;

import org.folkmoot.database.Database;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.VoteTarget;

/// Says where the votes on one comment come from, as threads say it of posts.
public final class CommentOrigins {

    private final Database database;
    private final ScoreView scores;
    private final Lenses lenses;

    public CommentOrigins(Database database, ScoreView scores, Lenses lenses) {
        this.database = database;
        this.scores = scores;
        this.lenses = lenses;
    }

    /// How a comment stands. Whether the reader may see it, the caller has asked.
    ///
    /// @param lens whose votes count
    public Standings of(VoteTarget comment, Lens lens) {
        ScoreView counted = lenses.counting(scores, lens);
        return database.read(transaction -> counted.comment(transaction, comment));
    }
}
