package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;

/// Keeps what a person writes out of a member's sight, until they lift it. Nobody else sees that.
public final class BlockPerson {

    private final Database database;
    private final InstantSource clock;
    private final PersonStore people = new PersonStore();
    private final AccountStore accounts = new AccountStore();
    private final Standing standing = new Standing();

    public BlockPerson(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Sets or lifts a block.
    ///
    /// @param blocked whether it is wanted
    public Outcome<Boolean> block(PersonId person, PersonId other, boolean blocked) {
        if (person.equals(other)) {
            return new Outcome.Refused<>(Refusal.CANNOT_BLOCK_YOURSELF);
        }
        return database.write(transaction -> {
            if (people.line(transaction, other).isEmpty()) {
                return new Outcome.Missing<>();
            }
            boolean admin = accounts.find(transaction, other, clock.instant())
                    .map(AccountStore.Account::admin)
                    .orElse(false);
            if (blocked && admin) {
                return new Outcome.Refused<>(Refusal.CANNOT_BLOCK_ADMIN);
            }
            if (blocked) {
                standing.block(transaction, person, other, clock.instant());
            } else {
                standing.unblock(transaction, person, other);
            }
            return new Outcome.Done<>(blocked);
        });
    }
}
