package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.BallotCast;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.BallotRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Seals what a member chose and puts it in, in place of what they chose before. From here to the count
/// nobody can read it: not from the database, its log, its backups or the ledger.
public final class CastBallot {

    /// What a member chose.
    ///
    /// @param words to know the ballot again, as typed; blank for none
    public record Request(ConsultationId consultation, BallotChoice choice, String words) {}

    /// What the voter is told, once and nowhere else.
    ///
    /// @param nonce    what the receipt was made of beside the words, in hexadecimal digits
    /// @param words    as they are sealed
    /// @param question that was answered
    /// @param closesAt until when the ballot can be replaced
    public record Receipt(String receipt, String nonce, String words, String question, Instant closesAt) {}

    private final Database database;
    private final Secrets secrets;
    private final Ledger ledger;
    private final InstantSource clock;

    public CastBallot(Database database, Secrets secrets, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<Receipt> cast(Viewer viewer, Request request) {
        PersonId voter = viewer.person();
        return voter == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.write(transaction -> cast(transaction, voter, request));
    }

    private Outcome<Receipt> cast(Transaction transaction, PersonId voter, Request request) {
        long id = request.consultation().value();
        List<BallotBox> held = transaction.ask(BallotBox.HELD, id, voter.value());
        if (held.isEmpty() || !held.getFirst().announced()) {
            return new Outcome.Missing<>(); // of a draft nobody knows
        }
        BallotBox box = held.getFirst();
        String words = Wording.line(request.words());
        Refusal refusal = refusal(box, request.choice(), words);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Ballot ballot =
                new Ballot(secrets.bytes(Ballot.NONCE_BYTES), request.choice().plain(box.method()), words);
        byte[] sealed =
                new Envelopes(request.consultation(), box.optionsHash()).seal(box.publicKey(), voter, ballot.written());
        transaction.ask(BallotBox.PUT, id, voter.value(), sealed);
        ledger.append(transaction, new BallotCast(request.consultation(), voter), voter);
        return new Outcome.Done<>(new Receipt(
                ballot.receipt(request.consultation()),
                HexFormat.of().formatHex(ballot.nonce()),
                words,
                box.question(),
                box.closesAt()));
    }

    private @Nullable Refusal refusal(BallotBox box, BallotChoice choice, String words) {
        return BallotRule.judge(new BallotRule.Facts(
                box.stage(),
                box.closesAt(),
                clock.instant(),
                box.elector(),
                box.method(),
                box.options(),
                choice,
                words));
    }
}
