package org.folkmoot.forum.votes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.votes.VoteSamples.Due;
import org.folkmoot.rules.votes.ReadBackRule;
import org.folkmoot.rules.votes.ReadBackRule.Answer;
import org.folkmoot.rules.votes.ReadBackRule.Verdict;
import org.folkmoot.values.Proof;

/// Writes down what the voter's own server said of a vote that somebody passed on: it stands for itself then,
/// or counts nowhere any more. A vote that was cast anew meanwhile, or is better proven, stays as it is.
public final class ReadBackVote {

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Duration askedAgain;
    private final VoteSamples samples = new VoteSamples();
    private final VoteStore votes = new VoteStore();

    /// @param askedAgain between two questions about one vote
    public ReadBackVote(Database database, Ledger ledger, InstantSource clock, Duration askedAgain) {
        this.askedAgain = askedAgain;
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    public void answered(Due sample, Answer answer) {
        database.change(transaction -> answered(transaction, sample, answer, clock.instant()));
    }

    private void answered(Transaction transaction, Due sample, Answer answer, Instant now) {
        Verdict verdict = ReadBackRule.judge(
                answer,
                Duration.between(sample.receivedAt(), now),
                sample.asked(),
                samples.shows(transaction, sample.originId(), now));
        switch (verdict) {
            case null -> samples.later(transaction, sample, now.plus(askedAgain));
            case CONFIRMED -> settle(transaction, sample, verdict, Proof.FETCHED);
            case REFUTED -> settle(transaction, sample, verdict, Proof.REFUTED);
            case UNKNOWN -> samples.settle(transaction, sample, verdict);
        }
    }

    private void settle(Transaction transaction, Due sample, Verdict verdict, Proof proof) {
        samples.settle(transaction, sample, verdict);
        boolean relayed = votes.standing(transaction, sample.target(), sample.personId())
                .filter(standing -> standing.proof() == Proof.RELAYED && standing.direction() == sample.direction())
                .isPresent();
        if (relayed) {
            votes.prove(transaction, sample.target(), sample.personId(), proof);
            ledger.append(transaction, new VotesChanged(List.of(sample.target()), null), null);
        }
    }
}
