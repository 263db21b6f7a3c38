package org.folkmoot.forum.peering;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Drafts of terms beside what holds, for admins.
public final class DraftView {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final DraftStore store = new DraftStore();

    public DraftView(Database database, PeeringOffice office, PeerTerms terms) {
        this.database = database;
        this.office = office;
        this.terms = terms;
    }

    /// A draft beside what holds.
    ///
    /// @param standing how it stands to that
    /// @param holds    what holds for the server
    /// @param decision which decision says so; null where what is standard holds
    public record Line(
            Draft draft,
            Standing standing,
            Terms holds,
            @Nullable TermsVersionId decision) {}

    /// A list of which there are drafts.
    public record Source(String name, long drafts) {}

    /// A place in the order of drafts.
    public record Place(String domain, long id) {

        public static final Place BEGINNING = new Place("", 0);
    }

    /// Some drafts, by domain.
    ///
    /// @param source of one list; null for all
    public List<Line> page(@Nullable String source, Place after, int limit) {
        return database.read(transaction -> {
            Policy policy = terms.policy(transaction);
            String ours = office.ours(transaction);
            return store.page(transaction, source, after, limit).stream()
                    .map(draft -> line(draft, policy, ours))
                    .toList();
        });
    }

    private static Line line(Draft draft, Policy policy, @Nullable String ours) {
        String domain = draft.server().domain();
        return new Line(
                draft,
                DraftRule.standing(draft.server(), policy, ours),
                policy.terms(domain),
                policy.of(domain).map(Peer::decision).orElse(null));
    }

    /// All lists of which there are drafts, the last one first.
    public List<Source> sources() {
        return database.read(store::sources);
    }

    /// One draft; empty when it is not there any more.
    public Optional<Draft> one(TermsDraftId id) {
        return database.read(transaction -> one(transaction, id));
    }

    private Optional<Draft> one(Transaction transaction, TermsDraftId id) {
        return store.drafts(transaction, List.of(id)).stream().findFirst();
    }
}
