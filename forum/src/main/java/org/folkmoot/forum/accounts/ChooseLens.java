package org.folkmoot.forum.accounts;

import org.folkmoot.database.Database;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// Keeps the lens through which a member looks wherever they say nothing else. Nobody else sees that.
public final class ChooseLens {

    private final Database database;
    private final AccountStore accounts = new AccountStore();

    public ChooseLens(Database database) {
        this.database = database;
    }

    public Outcome<Lens> choose(PersonId person, Lens lens) {
        String kept = lens instanceof Lens.Site ? null : lens.written();
        database.change(transaction -> accounts.lens(transaction, person, kept));
        return new Outcome.Done<>(lens);
    }
}
