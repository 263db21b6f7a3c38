package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.ConsultationMoved;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;

/// Opens consultations, closes and counts them when their time has come, and destroys the keys of those
/// that are over.
public final class TendConsultations {

    private final Database database;
    private final BallotKeys keys;
    private final CountBallots countBallots;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ConsultationStore store = new ConsultationStore();
    private final StandbyView standbys = new StandbyView();

    public TendConsultations(
            Database database, BallotKeys keys, CountBallots countBallots, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.countBallots = countBallots;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Takes every step that is due.
    public void tend() {
        for (ConsultationId consultation : database.read(store::running)) {
            while (moved(consultation)) {
                // one may have been both opened and closed while this server was down
            }
            countBallots.count(consultation);
        }
        sweep();
    }

    private boolean moved(ConsultationId consultation) {
        return database.<Boolean>write(transaction -> {
            Optional<Stage> next = store.lock(transaction, consultation).flatMap(this::due);
            next.ifPresent(stage -> {
                store.move(transaction, consultation, stage);
                ledger.append(transaction, new ConsultationMoved(consultation), null);
            });
            return next.isPresent();
        });
    }

    private Optional<Stage> due(Consultation consultation) {
        Question question = consultation.question();
        Instant now = clock.instant();
        return switch (consultation.stage()) {
            case ANNOUNCED -> now.isBefore(question.opensAt()) ? Optional.empty() : Optional.of(Stage.OPEN);
            case OPEN -> now.isBefore(question.closesAt()) ? Optional.empty() : Optional.of(Stage.CLOSED);
            case DRAFT, CLOSED, COUNTED, DECIDED, VOID -> Optional.empty();
        };
    }

    /// Takes away the keys of consultations that are over, once no copy of the database still holds their
    /// envelopes: a standby that lags behind could be made the database, and would have to count again.
    void sweep() {
        database.read((Transaction transaction) ->
                        standbys.level(transaction) ? store.over(transaction) : List.<ConsultationStore.Over>of())
                .forEach(over -> keys.destroy(over.id(), over.publicKey()));
    }
}
