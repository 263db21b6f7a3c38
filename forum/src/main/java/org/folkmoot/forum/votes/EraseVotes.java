package org.folkmoot.forum.votes;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.VoteTarget;

/// Takes all votes of a person away and out of the tallies, when they erase their account.
public final class EraseVotes {

    private static final int TARGETS_AN_EVENT = 1_000;

    private final Ledger ledger;
    private final VoteStore votes = new VoteStore();
    private final VoteSamples samples = new VoteSamples();

    public EraseVotes(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The deed within a higher one's transaction.
    public void erase(Transaction transaction, PersonId voter) {
        samples.forget(transaction, voter);
        List<VoteTarget> targets = votes.erase(transaction, voter);
        for (int from = 0; from < targets.size(); from += TARGETS_AN_EVENT) {
            int to = Math.min(from + TARGETS_AN_EVENT, targets.size());
            ledger.append(transaction, new VotesChanged(targets.subList(from, to), null), null);
        }
    }
}
