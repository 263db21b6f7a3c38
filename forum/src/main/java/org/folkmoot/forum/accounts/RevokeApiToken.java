package org.folkmoot.forum.accounts;

import org.folkmoot.database.Database;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// Revokes a token: whatever program holds it acts for nobody from then on.
public final class RevokeApiToken {

    private final Database database;
    private final ApiTokenStore store = new ApiTokenStore();

    public RevokeApiToken(Database database) {
        this.database = database;
    }

    /// Revokes one of the member's own.
    ///
    /// @param id as [ApiTokens.Token] has it
    public Outcome<String> revoke(PersonId person, String id) {
        return database.write(transaction ->
                store.revoke(transaction, person, id) > 0 ? new Outcome.Done<>(id) : new Outcome.Missing<>());
    }
}
