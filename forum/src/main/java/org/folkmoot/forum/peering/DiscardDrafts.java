package org.folkmoot.forum.peering;

import java.util.List;
import java.util.function.Function;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.Viewer;

/// Throws drafts away. What holds is not touched by it.
public final class DiscardDrafts {

    private final Database database;
    private final PeeringOffice office;
    private final DraftStore store = new DraftStore();

    public DiscardDrafts(Database database, PeeringOffice office) {
        this.database = database;
        this.office = office;
    }

    /// Throws some away.
    ///
    /// @return how many there were
    public Outcome<Integer> discard(Viewer viewer, List<TermsDraftId> drafts) {
        return drafts.isEmpty()
                ? new Outcome.Refused<>(Refusal.NOTHING_CHOSEN)
                : discard(viewer, transaction -> store.discard(transaction, drafts));
    }

    /// Throws away all of one list.
    ///
    /// @return how many there were
    public Outcome<Integer> discard(Viewer viewer, String source) {
        return discard(viewer, transaction -> store.discard(transaction, source));
    }

    private Outcome<Integer> discard(Viewer viewer, Function<Transaction, Integer> deed) {
        PersonId actor = viewer.person();
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.write(transaction -> {
            Refusal refusal = office.refusal(transaction, actor);
            return refusal == null ? new Outcome.Done<>(deed.apply(transaction)) : new Outcome.Refused<>(refusal);
        });
    }
}
