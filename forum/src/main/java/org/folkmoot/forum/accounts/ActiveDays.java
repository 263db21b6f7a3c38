package org.folkmoot.forum.accounts;

import java.time.LocalDate;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;

/// On which days members of ours posted, commented or voted.
public final class ActiveDays {

    private final AccountStore store = new AccountStore();

    /// Notes that a member did something on a day (UTC).
    public void mark(Transaction transaction, PersonId person, LocalDate day) {
        store.active(transaction, person, day);
    }
}
