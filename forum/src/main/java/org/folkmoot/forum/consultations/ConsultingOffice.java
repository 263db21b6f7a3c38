package org.folkmoot.forum.consultations;

import java.time.InstantSource;
import java.util.function.BiFunction;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.ForumEvent.ConsultationMoved;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.moderation.InOffice;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// What every step of a consultation has in common that an admin takes: somebody in office takes it, in one
/// transaction, and news of it go out.
public final class ConsultingOffice {

    private final Database database;
    private final InOffice office;
    private final Ledger ledger;
    private final InstantSource clock;

    public ConsultingOffice(Database database, InOffice office, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.office = office;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Runs a step for whoever is logged in, if they may take it.
    <T> Outcome<T> by(Viewer viewer, BiFunction<Transaction, PersonId, Outcome<T>> step) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.write(transaction -> {
                    Refusal refusal = office.refusal(transaction, Act.CONSULT, null, actor, null);
                    return refusal == null ? step.apply(transaction, actor) : new Outcome.Refused<>(refusal);
                });
    }

    InstantSource clock() {
        return clock;
    }

    /// Tells whoever follows the ledger that one came a stage further.
    void moved(Transaction transaction, ConsultationId consultation) {
        ledger.append(transaction, new ConsultationMoved(consultation), null);
    }
}
