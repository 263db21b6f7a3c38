package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;

/// Takes a decision about terms back: what held before it holds again, and counts every vote as it did then. Only the
/// version in force can be taken back; what came after it would be taken back with it unseen.
public final class TakeBackTerms {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final Consequences consequences;

    public TakeBackTerms(Database database, PeeringOffice office, PeerTerms terms, Consequences consequences) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.consequences = consequences;
    }

    /// Takes it back.
    ///
    /// @param reason as typed; there must be one
    public Outcome<TermsVersionId> takeBack(Viewer viewer, TermsVersionId decision, String reason) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction -> judged(transaction, actor, decision, reason))
                        .then(undone -> takeBack(actor, decision, reason, consequences(undone)));
    }

    /// A decision that can be taken back.
    ///
    /// @param before what holds again then
    private record Undone(TermsVersion version, TermsDraft before, String reason) {}

    private Consequences.Seen consequences(Undone undone) {
        return consequences.of(undone.version().peer(), undone.before());
    }

    private Outcome<TermsVersionId> takeBack(
            PersonId actor, TermsVersionId decision, String reason, Consequences.Seen seen) {
        return database.write(transaction -> {
            terms.lock(transaction);
            return judged(transaction, actor, decision, reason).then(undone -> {
                TermsVersionId back = terms.undo(transaction, undone.version(), undone.reason(), actor);
                consequences.keep(transaction, List.of(back), seen);
                return new Outcome.Done<>(back);
            });
        });
    }

    private Outcome<Undone> judged(Transaction transaction, PersonId actor, TermsVersionId decision, String typed) {
        Optional<TermsVersion> version = terms.version(transaction, decision);
        if (version.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        String reason = Wording.text(typed).strip();
        Refusal wordless = TextRule.reason(reason);
        if (wordless != null) {
            return new Outcome.Refused<>(Field.REASON, wordless);
        }
        boolean inForce = terms.last(transaction, version.get().peer())
                .filter(version.get()::equals)
                .isPresent();
        if (!inForce) {
            return new Outcome.Refused<>(Refusal.TERMS_NOT_IN_FORCE);
        }
        TermsDraft before = terms.before(transaction, version.get());
        if (office.announced(transaction, version.get().peer(), before.domains())) {
            return new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED);
        }
        return terms.taken(transaction, version.get().peer(), before.domains()).isEmpty()
                ? new Outcome.Done<>(new Undone(version.get(), before, reason))
                : new Outcome.Refused<>(Field.DOMAINS, Refusal.DOMAIN_TAKEN);
    }
}
