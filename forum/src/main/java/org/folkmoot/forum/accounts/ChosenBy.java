package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.values.PeerId;

/// Counts how many of the active members chose to see a peer. It is told only where nobody can be guessed
/// from it: from so many on, among so many.
public final class ChosenBy {

    /// Fewer people than this could be told apart.
    static final int FEWEST = 10;

    /// Who did something in this time is active.
    private static final Duration ACTIVE = Duration.ofDays(30);

    private static final String COUNTS = """
            select (select count(*) from account
                    where exists (select from account_active_day
                      where account_active_day.person_id = account.person_id and active_on > :since)) as active,
                   (select count(*) from member_peer_choice
                    where peer_id = :peer and (posts = 'SHOWN' or comments = 'SHOWN' or communities = 'SHOWN')
                      and exists (select from account_active_day
                        where account_active_day.person_id = member_peer_choice.person_id and active_on > :since)) as chosen
            """;

    /// How many.
    ///
    /// @param chosen who chose to see it
    /// @param active members, these among them
    public record Count(long active, long chosen) {}

    private final Database database;
    private final InstantSource clock;

    public ChosenBy(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How many chose to see a peer; empty where that is not told.
    public Optional<Count> count(PeerId peer) {
        LocalDate since = clock.instant().minus(ACTIVE).atOffset(ZoneOffset.UTC).toLocalDate();
        Count count = database.read(transaction -> transaction
                .query(COUNTS)
                .bind("peer", peer)
                .bind("since", since)
                .mapTo(Count.class)
                .one());
        return Optional.of(count).filter(told -> told.active() >= FEWEST && told.chosen() >= FEWEST);
    }
}
