package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

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
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        List<Comparison> comparisons = database.read(transaction -> terms.version(transaction, decision)
                        .map(version -> new Undone(version.peer(), terms.before(transaction, version))))
                .map(undone -> consequences.of(undone.peer(), undone.draft()))
                .orElse(List.of());
        return database.write(transaction -> takeBack(transaction, actor, decision, reason, comparisons));
    }

    private record Undone(@Nullable PeerId peer, TermsDraft draft) {}

    private Outcome<TermsVersionId> takeBack(
            Transaction transaction,
            PersonId actor,
            TermsVersionId decision,
            String typed,
            List<Comparison> comparisons) {
        terms.lock(transaction);
        Optional<TermsVersion> version = terms.version(transaction, decision);
        if (version.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal = office.refusal(transaction, Act.CHANGE_TERMS, actor);
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
        boolean taken = before.domains().stream()
                .map(terms.domains(transaction)::get)
                .anyMatch(peer -> peer != null && !peer.equals(version.get().peer()));
        if (taken) {
            return new Outcome.Refused<>(Field.DOMAINS, Refusal.DOMAIN_TAKEN);
        }
        TermsVersionId back = terms.undo(transaction, version.get(), reason, actor);
        consequences.keep(transaction, back, comparisons);
        return new Outcome.Done<>(back);
    }
}
