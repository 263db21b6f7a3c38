package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.WhatIfStore;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Keeps what terms would change that somebody looks at without deciding, so that others can be shown it. What is kept
/// is
/// what the front pages are at that moment. Asked for twice while nothing moved, it is kept once.
public final class KeepWhatIf {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final ChangeTerms changeTerms;
    private final EndTerms endTerms;
    private final InstantSource clock;
    private final WhatIfStore runs = new WhatIfStore();
    private final KeptWhatIfStore store = new KeptWhatIfStore();

    public KeepWhatIf(
            Database database,
            PeeringOffice office,
            PeerTerms terms,
            ChangeTerms changeTerms,
            EndTerms endTerms,
            InstantSource clock) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.changeTerms = changeTerms;
        this.endTerms = endTerms;
        this.clock = clock;
    }

    /// Keeps what terms would change, as they were typed. A reason need not be typed yet.
    public Outcome<WhatIfId> keep(Viewer viewer, ChangeTerms.Request request) {
        return changeTerms
                .preview(viewer, request)
                .then(preview ->
                        keep(viewer, new Looked(request.peer(), preview.draft(), request.basedOn(), preview.seen())));
    }

    /// Keeps what the end of a peer's terms would change.
    public Outcome<WhatIfId> keepEnd(Viewer viewer, PeerId peer) {
        return endTerms.preview(viewer, peer).then(preview -> {
            TermsVersion version = preview.version();
            return keep(viewer, new Looked(peer, PeerTerms.nothing(version), version.id(), preview.seen()));
        });
    }

    /// What somebody looked at.
    private record Looked(
            @Nullable PeerId peer,
            TermsDraft draft,
            @Nullable TermsVersionId before,
            Consequences.Seen seen) {}

    private Outcome<WhatIfId> keep(Viewer viewer, Looked looked) {
        PersonId actor = viewer.person();
        if (actor == null) {
            return new Outcome.Refused<>(Refusal.LOG_IN_FIRST);
        }
        return database.write(transaction -> {
            Refusal refusal = office.refusal(transaction, actor);
            if (refusal != null) {
                return new Outcome.Refused<>(refusal);
            }
            long epoch = terms.policy(transaction).epoch();
            return new Outcome.Done<>(store.last(transaction, actor)
                    .filter(last -> last.epoch() == epoch && same(transaction, last, looked))
                    .map(KeptWhatIfStore.Kept::id)
                    .orElseGet(() -> keep(transaction, actor, looked, epoch)));
        });
    }

    private boolean same(Transaction transaction, KeptWhatIfStore.Kept last, Looked looked) {
        return last.draft().equals(looked.draft())
                && Set.copyOf(runs.find(transaction, last.id()))
                        .equals(Set.copyOf(looked.seen().comparisons()));
    }

    private WhatIfId keep(Transaction transaction, PersonId actor, Looked looked, long epoch) {
        WhatIfId run = runs.keep(transaction, looked.seen().comparisons(), clock.instant());
        TermsVersionId before = looked.before();
        Stream<String> held = before == null
                ? Stream.of()
                : terms.version(transaction, before).map(TermsVersion::domains).stream()
                        .flatMap(Set::stream);
        Set<String> about =
                Stream.concat(held, looked.draft().domains().stream()).collect(Collectors.toSet());
        boolean standard = looked.draft().name() == null;
        Reach reach = standard
                ? Reach.NOTHING
                : PeerView.reach(transaction, about, looked.seen().servers()::contains);
        KeptWhatIfStore.Kept kept = new KeptWhatIfStore.Kept(
                run,
                looked.peer(),
                looked.draft(),
                before,
                epoch,
                reach,
                looked.seen().tellable(),
                null,
                clock.instant());
        store.keep(transaction, kept, about, actor);
        return run;
    }
}
