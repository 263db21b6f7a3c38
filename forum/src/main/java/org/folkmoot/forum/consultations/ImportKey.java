package org.folkmoot.forum.consultations;

import java.util.Arrays;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;

/// Brings a key back that was exported, for whoever runs the machine. The consultation must be of this forum and still
/// need it, and a sound key that is here is never written over.
public final class ImportKey {

    private final Database database;
    private final BallotKeys keys;
    private final KeySeal seal;
    private final ConsultationStore store = new ConsultationStore();

    public ImportKey(Database database, BallotKeys keys, KeySeal seal) {
        this.database = database;
        this.keys = keys;
        this.seal = seal;
    }

    /// What becomes of a key that somebody brings.
    public enum Fate {
        /// Its consultation can still need it.
        WANTED,
        KEPT,
        /// It is here and sound: nothing was changed.
        HERE_ALREADY,
        /// Its consultation was counted, and is never opened again.
        COUNTED,
        GIVEN_UP,
        /// No consultation of this forum has that number and that public key.
        FOREIGN,
        /// The passphrase does not open it.
        SHUT,
        /// What was in it is not the secret half of the key that it names.
        SPOILT
    }

    /// Whether a key is wanted, before anybody is asked for its passphrase.
    public Fate look(SealedKey key) {
        return database.<Fate>read(transaction -> fate(key, store.one(transaction, key.consultation())));
    }

    /// Opens a key and keeps it. Opening takes its time: no connection is held meanwhile.
    public Fate keep(SealedKey key, String passphrase) {
        Optional<byte[]> secret = seal.open(key, passphrase);
        if (secret.isEmpty()) {
            return Fate.SHUT;
        }
        if (Envelopes.pair(key.open(), secret.get()).isEmpty()) {
            return Fate.SPOILT;
        }
        return database.<Fate>write(
                transaction -> keep(transaction, key, new Envelopes.Keys(key.open(), secret.get())));
    }

    /// Nobody counts or gives up the consultation meanwhile, so that no key is left behind that nothing destroys.
    private Fate keep(Transaction transaction, SealedKey key, Envelopes.Keys pair) {
        Optional<Consultation> held = store.lock(transaction, key.consultation());
        Fate fate = fate(key, held);
        if (fate != Fate.WANTED) {
            return fate;
        }
        if (held.flatMap(keys::sound).isPresent()) {
            return Fate.HERE_ALREADY;
        }
        keys.keep(key.consultation(), pair);
        return Fate.KEPT;
    }

    private static Fate fate(SealedKey key, Optional<Consultation> found) {
        Consultation.Announced announced = found.map(Consultation::announced).orElse(null);
        if (announced == null || !Arrays.equals(announced.publicKey(), key.open())) {
            return Fate.FOREIGN;
        }
        return switch (found.orElseThrow().stage()) {
            case DRAFT -> Fate.FOREIGN;
            case ANNOUNCED, OPEN, CLOSED -> Fate.WANTED;
            case COUNTED, DECIDED -> Fate.COUNTED;
            case VOID -> Fate.GIVEN_UP;
        };
    }
}
