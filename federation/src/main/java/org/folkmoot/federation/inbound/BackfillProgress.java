package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.BackfillStore;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.rules.peers.BackfillRule.Ending;
import org.folkmoot.values.CommunityId;

/// Tells readers of a community how far it is to fetch what it held before.
public final class BackfillProgress implements EarlierPosts {

    /// After that, what did not come is as old as everything else that is not here.
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Database database;
    private final InstantSource clock;
    private final BackfillStore store = new BackfillStore();

    public BackfillProgress(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Progress> of(CommunityId community) {
        Instant now = clock.instant();
        return database.read(transaction -> store.progress(transaction, community))
                .flatMap(row -> row.state().equals("OPEN") ? Optional.of(open(row, now)) : ended(row, now));
    }

    private static Progress open(BackfillStore.Progress row, Instant now) {
        Instant notBefore = row.notBefore();
        if (notBefore != null && notBefore.isAfter(now)) {
            return new Waiting(row.peer());
        }
        if (!row.listed()) {
            return new Listing(row.peer());
        }
        return row.postsTaken() < row.posts() || row.comments() == 0
                ? new Posts(row.peer(), row.postsTaken(), row.posts())
                : new Comments(row.peer(), row.commentsTaken(), row.comments());
    }

    private static Optional<Progress> ended(BackfillStore.Progress row, Instant now) {
        Instant endedAt = row.endedAt();
        String ending = row.ending();
        boolean told = row.state().equals("FAILED") && endedAt != null && endedAt.isAfter(now.minus(REMEMBERED));
        return !told || ending == null
                ? Optional.empty()
                : shortfall(Ending.valueOf(ending)).map(shortfall -> new Ended(row.peer(), shortfall));
    }

    private static Optional<Shortfall> shortfall(Ending ending) {
        return switch (ending) {
            case FILLED -> Optional.empty();
            case TOO_MUCH -> Optional.of(Shortfall.TOO_MUCH);
            case SILENT -> Optional.of(Shortfall.SILENT);
            case NO_LIST -> Optional.of(Shortfall.NO_LIST);
        };
    }
}
