package org.folkmoot.forum.consultations;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Puts a question before the members. From now on nothing of it is changed; who may vote is fixed, so that
/// nobody can be recruited for it; and the key is made to which ballots are sealed.
public final class AnnounceConsultation {

    private final ConsultingOffice office;
    private final BallotKeys keys;
    private final ConsultationStore store = new ConsultationStore();
    private final ElectorStore electors = new ElectorStore();

    public AnnounceConsultation(ConsultingOffice office, BallotKeys keys) {
        this.office = office;
        this.keys = keys;
    }

    public Outcome<ConsultationId> announce(Viewer viewer, ConsultationId consultation) {
        return office.by(viewer, (transaction, actor) -> announce(transaction, actor, consultation));
    }

    private Outcome<ConsultationId> announce(Transaction transaction, PersonId actor, ConsultationId id) {
        Optional<Consultation> draft = store.lock(transaction, id);
        if (draft.isEmpty()) {
            return new Outcome.Missing<>();
        }
        if (draft.get().stage() != Stage.DRAFT) {
            return new Outcome.Refused<>(Refusal.ANNOUNCED_ALREADY);
        }
        Instant now = office.clock().instant();
        Question question = draft.get().question();
        Refusal late = QuestionRule.opening(question.opensAt(), now);
        if (late != null) {
            return new Outcome.Refused<>(Field.OPENS, late);
        }
        int electorate = electors.freeze(transaction, id, question.electors(), now);
        if (electorate == 0) {
            return new Outcome.Refused<>(Refusal.NOBODY_MAY_VOTE);
        }
        Envelopes.Keys pair = Envelopes.Keys.made();
        keys.keep(id, pair); // before the commit: a key too many is harmless, one too few would lose ballots
        byte[] hash = Envelopes.hash(question.method(), question.options());
        store.announce(transaction, id, actor, now, electorate, pair.open(), hash);
        office.moved(transaction, id);
        return new Outcome.Done<>(id);
    }
}
