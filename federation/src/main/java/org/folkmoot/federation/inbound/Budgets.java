package org.folkmoot.federation.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.rules.peers.InboxBudget;

/// Asks a server to wait while too much of what it brought is not dealt with yet.
///
/// The host is asked about before its signature is checked. Whoever only claims to be a server
/// adds nothing to that
/// server's lane, since only what is proven is kept; and hears no more than that it should wait.
public final class Budgets implements Admission {

    /// A lane that is counted so often can be over its bounds by what comes in within that time.
    private static final Duration COUNTED_AGAIN = Duration.ofMillis(500);

    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final ReceivedStore store = new ReceivedStore();
    private final Cache<String, InboxBudget.Answer> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(COUNTED_AGAIN)
            .build();

    public Budgets(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer admits(String host, Way way) {
        return switch (way) {
            case RECEIVING -> receiving(host);
            case SPOKEN_OF, FETCHING, READING, SENDING -> new Admitted();
        };
    }

    private Answer receiving(String host) {
        return switch (answers.get(host, this::counted)) {
            case InboxBudget.Answer.Take() -> new Admitted();
            case InboxBudget.Answer.Wait(Duration pause) -> new NotNow(pause);
        };
    }

    private InboxBudget.Answer counted(String host) {
        return InboxBudget.judge(
                database.read(transaction -> store.waiting(transaction, host, clock.instant(), InboxBudget.enough())));
    }
}
