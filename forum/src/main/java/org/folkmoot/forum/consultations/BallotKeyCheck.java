package org.folkmoot.forum.consultations;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.values.ConsultationId;

/// Looks whether the keys are there and safe that will open the ballots of what runs, and changes nothing. A key
/// that is missing is found while it can still be looked for, and not at the count.
public final class BallotKeyCheck {

    private final Database database;
    private final BallotKeys keys;
    private final ConsultationStore store = new ConsultationStore();

    public BallotKeyCheck(Database database, BallotKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /// How a key is found.
    public enum State {
        SOUND,
        /// There is no file, or it cannot be read.
        ABSENT,
        /// What is in the file opens nothing that was sealed for this consultation.
        WRONG,
        /// It opens, and others than its owner may read it too.
        OPEN_TO_OTHERS
    }

    /// The key of one consultation.
    public record Checked(ConsultationId consultation, State state) {}

    /// The keys of all consultations that are announced and not counted, oldest first.
    public List<Checked> check() {
        return database
                .<List<Consultation>>read(transaction -> store.running(transaction).stream()
                        .map(id -> store.one(transaction, id))
                        .flatMap(Optional::stream)
                        .toList())
                .stream()
                .map(one -> new Checked(one.id(), state(one)))
                .toList();
    }

    private State state(Consultation consultation) {
        Consultation.Announced announced = consultation.announced();
        byte[] open = announced == null ? new byte[0] : announced.publicKey();
        if (!keys.present(consultation.id(), open)) {
            return State.ABSENT;
        }
        byte[] secret = keys.secret(consultation.id(), open);
        if (secret == null || Envelopes.pair(open, secret).isEmpty()) {
            return State.WRONG;
        }
        return keys.shut(consultation.id(), open) ? State.SOUND : State.OPEN_TO_OTHERS;
    }
}
