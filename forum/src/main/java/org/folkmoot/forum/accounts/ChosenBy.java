package org.folkmoot.forum.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.folkmoot.database.Database;
import org.folkmoot.values.PeerId;

/// Counts how many of the active members chose to see a peer. It is told only where nobody can be guessed
/// from it: from so many on, among so many.
public final class ChosenBy {

    /// Fewer people than this could be told apart.
    static final int FEWEST = 10;

    /// Who did something in this time is active.
    private static final Duration ACTIVE = Duration.ofDays(30);

    /// Every member is looked at for how many are active: once in this time, and a count that is told
    /// changes no sooner, so that nobody watches a single choice arrive.
    private static final Duration KEPT = Duration.ofHours(1);

    private static final long MOST_KEPT = 10_000;

    private static final String ACTIVE_MEMBERS = """
            select count(*) from account
            where exists (select from account_active_day
              where account_active_day.person_id = account.person_id and active_on > :since)
            """;

    private static final String CHOSEN = """
            select count(*) from member_peer_choice
            where peer_id = :peer and (posts = 'SHOWN' or comments = 'SHOWN' or communities = 'SHOWN')
              and exists (select from account_active_day
                where account_active_day.person_id = member_peer_choice.person_id and active_on > :since)
            """;

    /// How many.
    ///
    /// @param chosen who chose to see it
    /// @param active members, these among them
    public record Count(long active, long chosen) {}

    private final Database database;
    private final InstantSource clock;
    private final Cache<LocalDate, Long> active;
    private final Cache<PeerId, Count> told;

    public ChosenBy(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.active = kept().build();
        this.told = kept().build();
    }

    private Caffeine<Object, Object> kept() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    /// How many chose to see a peer, an hour ago at most; empty where that is not told.
    public Optional<Count> count(PeerId peer) {
        Count known = told.getIfPresent(peer);
        if (known != null) {
            return Optional.of(known);
        }
        LocalDate since = clock.instant().minus(ACTIVE).atOffset(ZoneOffset.UTC).toLocalDate();
        long chosen = chosen(peer, since);
        if (chosen < FEWEST) {
            return Optional.empty();
        }
        Count count = new Count(Math.max(chosen, active.get(since, this::active)), chosen);
        told.put(peer, count);
        return Optional.of(count);
    }

    private long chosen(PeerId peer, LocalDate since) {
        return database.read(transaction -> transaction
                .query(CHOSEN)
                .bind("peer", peer)
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }

    private long active(LocalDate since) {
        return database.read(transaction -> transaction
                .query(ACTIVE_MEMBERS)
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }
}
