package org.folkmoot.forum.peering;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Withdraws terms that were announced, before their moment has come. What holds is not touched; that they were
/// announced,
/// and why they were withdrawn, everybody can still read.
public final class WithdrawTerms {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final AnnouncementStore store = new AnnouncementStore();

    public WithdrawTerms(Database database, PeeringOffice office, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.clock = clock;
    }

    /// Withdraws it. From its moment on it is too late, whether or not it was put in force yet.
    ///
    /// @param reason as typed; there must be one
    public Outcome<AnnouncementId> withdraw(Viewer viewer, AnnouncementId id, String reason) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.write(transaction -> {
                    terms.lock(transaction);
                    return withdraw(transaction, actor, id, reason);
                });
    }

    private Outcome<AnnouncementId> withdraw(Transaction transaction, PersonId actor, AnnouncementId id, String typed) {
        Optional<AnnouncementStore.Kept> kept = store.one(transaction, id);
        if (kept.isEmpty()) {
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
        Instant now = clock.instant();
        boolean withdrawn = now.isBefore(kept.get().startsAt()) && store.withdraw(transaction, id, actor, reason, now);
        return withdrawn ? new Outcome.Done<>(id) : new Outcome.Refused<>(Refusal.ANNOUNCEMENT_OVER);
    }
}
