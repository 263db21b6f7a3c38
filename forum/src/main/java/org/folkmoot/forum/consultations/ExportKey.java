package org.folkmoot.forum.consultations;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.Passwords;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.rules.consultations.PassphraseRule;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;

/// Gives an admin the key of a consultation, sealed under a passphrase of theirs, so that the loss of a disk need not
/// be the loss of all ballots. What is given is kept nowhere; that it was given is written down for everybody, since
/// with it ballots can be opened. It takes their password.
public final class ExportKey {

    private final ConsultingOffice office;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Site site;
    private final BallotKeys keys;
    private final KeySeal seal;
    private final Secrets secrets;
    private final ConsultationStore store = new ConsultationStore();
    private final KeyExportStore exports = new KeyExportStore();

    public ExportKey(
            ConsultingOffice office,
            Accounts accounts,
            Passwords passwords,
            Site site,
            BallotKeys keys,
            KeySeal seal,
            Secrets secrets) {
        this.office = office;
        this.accounts = accounts;
        this.passwords = passwords;
        this.site = site;
        this.keys = keys;
        this.seal = seal;
        this.secrets = secrets;
    }

    /// What was typed.
    ///
    /// @param password   of the admin
    /// @param passphrase that the key is sealed under
    /// @param again      the same once more
    public record Request(ConsultationId consultation, String password, String passphrase, String again) {

        @Override
        public String toString() {
            return "Request[" + consultation + "]"; // the rest is secret
        }
    }

    /// What a first look found.
    private record Looked(PersonId actor, Envelopes.Keys pair) {}

    /// Both hashing and sealing take their time, so they come between a first look and the transaction of the deed: no
    /// connection is held meanwhile.
    public Outcome<SealedKey> export(Viewer viewer, Request request) {
        return office.by(
                        viewer,
                        (transaction, actor) -> there(transaction, request.consultation())
                                .then(pair -> new Outcome.Done<>(new Looked(actor, pair))))
                .then(looked -> confirmed(looked, request))
                .then(looked -> exported(viewer, looked.pair(), request));
    }

    private Outcome<Looked> confirmed(Looked looked, Request request) {
        Objection objection = PassphraseRule.judge(request.passphrase(), request.again());
        if (objection != null) {
            return new Outcome.Refused<>(List.of(objection));
        }
        Optional<String> hash = accounts.passwordHash(looked.actor());
        if (hash.isEmpty()) {
            return new Outcome.Missing<>();
        }
        return passwords.matches(request.password(), hash.get())
                ? new Outcome.Done<>(looked)
                : new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD);
    }

    /// Nobody gets what was not written down first.
    private Outcome<SealedKey> exported(Viewer viewer, Envelopes.Keys pair, Request request) {
        ConsultationId id = request.consultation();
        String address = site.settings().map(SiteSettings::publicAddress).orElse(SealedKey.NOWHERE);
        SealedKey sealed = seal.seal(id, address, pair, request.passphrase(), secrets);
        return office.by(
                viewer,
                (transaction, actor) -> there(transaction, id).then(still -> {
                    exports.note(transaction, id, actor, office.clock().instant());
                    return new Outcome.Done<>(sealed);
                }));
    }

    /// The key, where it is here and still needed. Nobody counts or gives up the consultation meanwhile.
    private Outcome<Envelopes.Keys> there(Transaction transaction, ConsultationId id) {
        Optional<Consultation> held = store.hold(transaction, id);
        if (held.isEmpty() || held.get().stage() == Stage.DRAFT) {
            return new Outcome.Missing<>();
        }
        if (!held.get().stage().needsKey()) {
            return new Outcome.Refused<>(Refusal.KEY_DONE_WITH);
        }
        return keys.sound(held.get())
                .<Outcome<Envelopes.Keys>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused<>(Refusal.KEY_NOT_HERE));
    }
}
